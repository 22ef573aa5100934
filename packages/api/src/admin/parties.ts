import type { SessionContext } from '../context.ts'
import { OPERATOR } from '../people/operator.ts'
import { looksAfter } from './scope.ts'

/** Who somebody is that an event names: what people are called, anybody may be called. */
export type Party =
  | {
      readonly kind: 'person'
      readonly username: string
      /** Null: they are of another organisation, and have no page for whoever asks. */
      readonly id: string | null
    }
  /** Who has the command line. */
  | { readonly kind: 'operator' }
  /** There is nobody with this id. */
  | { readonly kind: 'gone' }

export interface Parties {
  /** What they are called, or the id that nobody has. */
  readonly nameOf: (id: string | null) => string | null
  readonly partyOf: (id: string | null) => Party | null
}

/** Whom these ids of events stand for. */
export async function partiesAmong({ store, session }: SessionContext, ids: readonly (string | null)[]): Promise<Parties> {
  const found = await store.users.namesOf([...new Set(ids)].filter((id) => id !== null))
  return {
    nameOf: (id) => (id === null ? null : (found.get(id)?.name ?? id)),
    partyOf(id) {
      if (id === null) return null
      if (id === OPERATOR) return { kind: 'operator' }
      const person = found.get(id)
      if (person === undefined) return { kind: 'gone' }
      return { kind: 'person', username: person.username, id: looksAfter(session.user, person) ? id : null }
    },
  }
}
