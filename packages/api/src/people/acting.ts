import type { Clock } from '@enrol/mail'
import type { RandomBytes } from '@enrol/otp'
import type { Store, User, Write } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { type OperatorDeps, recordedByOperator } from './operator.ts'

/** Somebody who acts on people: an operator at the command line, or an administrator who is signed in. */
export interface Acting {
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** The audit event of what is done, under the name of whoever does it. */
  recorded(kind: EventKind, subject: Subject | null, detail: Readonly<Record<string, string | number | boolean | null>>): Write
}

export type Subject = Pick<User, 'id' | 'organisationId'>

export function asOperator(deps: OperatorDeps): Acting {
  return { ...deps, recorded: (kind, subject, detail) => recordedByOperator(deps, kind, subject, detail) }
}

export function asAdministrator(ctx: SessionContext): Acting {
  const { store, clock, randomBytes } = ctx
  return { store, clock, randomBytes, recorded: (kind, subject, detail) => recorded(ctx, { kind, outcome: 'done', subject, detail }) }
}
