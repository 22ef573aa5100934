import { foldedName, nameKeyOf } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

/** What was not given stays unsaid, as with somebody who was never written to. */
export type NewUser = Omit<Tables['users']['$inferInsert'], 'usernameKey' | 'nameKey'>

/**
 * As it is written: with what names are compared and ordered by. These come first, since V8 gives each object that is spread and
 * then added to a hidden class of its own, which takes more memory than the row.
 */
export function rowOf<Row extends NewUser>(user: Row): Row & { usernameKey: string; nameKey: string } {
  return { usernameKey: foldedName(user.username), nameKey: nameKeyOf(user.name), ...user }
}
