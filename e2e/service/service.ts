/** A running service, and how the journeys reach what is behind it. */
export interface Service {
  readonly baseURL: string
  readonly operator: Operator
  readonly mail: MailSource
}

export type Operator =
  | { readonly kind: 'built-here'; readonly databaseUrl: string }
  /** A command line that the operator's arguments are added to. */
  | { readonly kind: 'command'; readonly command: string }

export type MailSource =
  /** A folder of `.eml` files. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** The demo's page. */
  | { readonly kind: 'page'; readonly url: string }

/** The services of a run. Those with short timers are there only when the run started its own. */
export interface Services {
  /** As it is installed. */
  readonly usual: Service
  /** Emailed codes and locks end within seconds, and another code can be sent after one. */
  readonly 'short-codes'?: Service
  /** A session without a request ends within seconds. */
  readonly 'short-sessions'?: Service
  /** Its mail goes through a provider that tells what becomes of it. */
  readonly resend?: Service
  readonly resendWebhookSecret?: string
  /** Where a server that a journey starts for itself sends its mail. */
  readonly smtpUrl?: string
  readonly organisations: Organisations
}

export type ServiceName = 'usual' | 'short-codes' | 'short-sessions' | 'resend'

/** The names of this run's organisations. */
export interface Organisations {
  /** MFA enforced, email for everybody. */
  readonly everybody: string
  /** MFA enforced, an app only. */
  readonly 'app-only': string
  /** MFA off. */
  readonly 'mfa-off': string
}

const VARIABLE = 'ENROL_JOURNEYS'

/** From the process that starts the services to those that run the journeys. */
export function publishServices(services: Services): void {
  process.env[VARIABLE] = JSON.stringify(services)
}

export function readServices(): Services {
  const published = process.env[VARIABLE]
  if (published === undefined) throw new Error('The services were not started: run the journeys with "npm run e2e".')
  return JSON.parse(published) as Services
}
