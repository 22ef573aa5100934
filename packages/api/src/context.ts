import type { Session } from '@enrol/store'
import type { Deps } from './deps.ts'

/** What is known of the request, and the way to the browser's cookie. */
export interface RequestFacts {
  /** The network address that the request came from. */
  readonly address: string
  /** What the browser says of itself, cut short; null: nothing. */
  readonly userAgent: string | null
  /** Names this request in the log and to the helpdesk. */
  readonly reference: string
  readonly sessionToken: string | null
  /** Null forgets the cookie. */
  setSessionToken(token: string | null): void
  /** By which this browser is known as one of some people's; whatever a browser says. */
  readonly browserTokens: readonly string[]
  setBrowserTokens(tokens: readonly string[]): void
}

export interface Context extends Deps {
  readonly request: RequestFacts
  /** The session that the cookie names and that has not ended, in whatever stage; null: anonymous. */
  readonly session: Session | null
}

/** A context whose procedure belongs to a stage: there is a session. */
export interface SessionContext extends Context {
  readonly session: Session
}
