import { foldedName, nameKeyOf } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

/** What was not given stays unsaid, as with somebody who was never written to. The keys follow from the names, and nobody gives them. */
export type NewUser = Omit<Tables['users']['$inferInsert'], keyof Keys> & Partial<Record<keyof Keys, never>>

interface Keys {
  readonly usernameKey: string
  readonly nameKey: string
}

/**
 * As it is written: with what names are compared and ordered by. These come first, since V8 gives each object that is spread and
 * then added to a hidden class of its own, which takes more memory than the row.
 */
export function rowOf<Row extends NewUser>(user: Row): Row & Keys {
  return { usernameKey: foldedName(user.username), nameKey: nameKeyOf(user.name), ...user }
}
