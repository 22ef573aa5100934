import type { Clock } from '@enrol/mail'
import type { RandomBytes } from '@enrol/otp'
import type { Statement, Store, User, Write } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { type OperatorDeps, recordedByOperator } from './operator.ts'

/** Somebody who acts on people: an operator at the command line, or an administrator who is signed in. */
export interface Acting {
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** What is done, in one transaction, as long as whoever does it may: an administrator's session must still be there at that instant. */
  atomically(guards: readonly Statement[], writes: readonly Write[]): Promise<boolean>
  /** The audit event of what is done, under the name of whoever does it. */
  recorded(kind: EventKind, subject: Subject | null, detail: Readonly<Record<string, string | number | boolean | null>>): Write
}

export type Subject = Pick<User, 'id' | 'organisationId'>

export function asOperator(deps: OperatorDeps): Acting {
  const { store } = deps
  return { ...deps, atomically: store.atomically, recorded: (kind, subject, detail) => recordedByOperator(deps, kind, subject, detail) }
}

/**
 * A suspension and a new role end every session of a person, so whoever was an administrator when a long request began, and is none
 * when it comes to its end, changes nothing any more: 401.
 */
export function asAdministrator(ctx: SessionContext): Acting {
  const { store, clock, randomBytes, session } = ctx
  return {
    store,
    clock,
    randomBytes,
    async atomically(guards, writes) {
      const done = await store.atomically([store.sessions.touch(session.id, clock()), ...guards], writes)
      if (!done) await assertStillOpen(ctx)
      return done
    },
    recorded: (kind, subject, detail) => recorded(ctx, { kind, outcome: 'done', subject, detail }),
  }
}
