import type { MailTransport } from './mail-transport.ts'
import type { Clock } from './time.ts'

export interface ResendOptions {
  readonly apiKey: string
  /** Another address of the API, such as a stand-in's. */
  readonly baseUrl?: string
  readonly clock: Clock
}

export declare function createResendTransport(options: ResendOptions): MailTransport
