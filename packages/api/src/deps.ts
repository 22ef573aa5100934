import type { Clock, Mailer } from '@enrol/mail'
import type { EmailLimit, MissLimit, RandomBytes, SessionLife } from '@enrol/otp'
import type { Store } from '@enrol/store'
import type { Service } from '@enrol/words'
import type { Errands } from './errands.ts'
import type { FileTurns } from './file-turns.ts'
import type { Pace } from './pace.ts'
import type { Passwords } from './passwords.ts'

export interface Limits {
  readonly miss: MissLimit
  readonly email: EmailLimit
  /** How long an emailed code can be used, in milliseconds. */
  readonly emailCodeMs: number
  readonly session: SessionLife
  /** How long events are kept, in milliseconds; null: for good. */
  readonly auditKeptMs: number | null
}

/** What every use case is given; made once, in the server's `openDeps`. */
export interface Deps {
  readonly store: Store
  readonly mailer: Mailer
  readonly passwords: Passwords
  readonly pace: Pace
  readonly fileTurns: FileTurns
  readonly errands: Errands
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly service: Service
  readonly limits: Limits
}
