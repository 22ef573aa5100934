import { resolve } from 'node:path'
import { type Key, parseKeys } from '@enrol/store'
import { z } from 'zod'

const MINUTE_MS = 60_000

/** A number in the environment: digits, with a decimal point if need be. */
function number(least: number, most: number, mend: string) {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, mend)
    .transform(Number)
    .refine((value) => value >= least && value <= most, mend)
}

function address(protocols: readonly string[], mend: string) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), mend)
}

const variables = z.object({
  NODE_ENV: z.string().default('development'),
  ENROL_DEMO: z.enum(['0', '1'], 'use 1 for the demo, or leave it out').default('0'),
  PORT: number(0, 65_535, 'use a port number, such as 3000').default(3000),
  HOST: z.string().min(1, 'name the address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  PUBLIC_URL: address(['http:', 'https:'], 'use the address that people type, such as https://mfa.example.org').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'use file:PATH for SQLite or postgres://… for PostgreSQL')
    .optional(),
  ENROL_KEYS: z
    .string()
    .transform((text, context) => {
      const keys = parseKeys(text)
      if (typeof keys !== 'string') return keys
      context.addIssue({ code: 'custom', message: `${keys}. Make one with: echo "k1:$(openssl rand -base64 32)"` })
      return z.NEVER
    })
    .optional(),
  RESEND_API_KEY: z.string().min(1, 'give the key, or leave it out').optional(),
  RESEND_BASE_URL: address(['http:', 'https:'], 'use an address such as https://api.resend.com, or leave it out').optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=_-]+$/, 'copy the signing secret from Resend: it starts with whsec_')
    .optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'use smtp://user:password@host:587 or smtps://…').optional(),
  MAIL_OUTBOX: z.string().min(1, 'name a folder, or leave it out').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, 'use one plain address, such as noreply@example.org')
    .default('noreply@system.cjsm.net'),
  SERVICE_NAME: z
    .string()
    .regex(/^[^:\p{Cc}]{1,60}$/u, 'use 1 to 60 characters without a colon, which authenticator apps would misread')
    .default('CJSM'),
  HELPDESK_EMAIL: z.string().min(1, 'give an address, or leave it out').default('cjsm.helpdesk@egress.com'),
  HELPDESK_PHONE: z.string().min(1, 'give a number, or leave it out').default('0207 604 5598'),
  TRUST_PROXY: z.string().min(1, 'list the addresses of your proxies, comma separated, or leave it out').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'use debug, info, warn, error or silent').optional(),
  EMAIL_CODE_MINUTES: number(0.01, 15, 'use minutes up to 15').default(15),
  EMAIL_RESEND_SECONDS: number(1, 3600, 'use seconds, such as 60').default(60),
  FIRST_LOCK_SECONDS: number(1, 3600, 'use seconds, such as 30').default(30),
  IDLE_MINUTES: number(0.01, 30, 'use minutes up to 30').default(30),
})

/** The service's configuration, read once. */
export interface Env {
  readonly production: boolean
  readonly demo: boolean
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly databaseUrl: string
  readonly keys: [Key, ...Key[]] | null
  readonly resend: { readonly apiKey: string; readonly baseUrl?: string } | null
  readonly resendWebhookSecret: string | null
  readonly smtpUrl: string | null
  readonly outbox: string
  readonly mailFrom: string
  readonly serviceName: string
  readonly helpdesk: { readonly email: string; readonly phone: string }
  readonly trustProxy: readonly string[]
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly emailCodeMs: number
  readonly emailResendMs: number
  readonly firstLockMs: number
  /** No stage's idle time is longer than this. */
  readonly mostIdleMs: number
}

export type ParsedEnv = { readonly kind: 'env'; readonly env: Env } | { readonly kind: 'bad-env'; readonly problems: readonly string[] }

/** Reads the configuration, or lists everything that is wrong with it, each with the mend. An empty variable counts as absent. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): ParsedEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success)
    return { kind: 'bad-env', problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`) }

  const v = parsed.data
  const demo = v.ENROL_DEMO === '1'
  const folder = demo ? './data/demo' : './data'
  const env: Env = {
    production: v.NODE_ENV === 'production',
    demo,
    port: v.PORT,
    host: v.HOST,
    publicUrl: new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).origin,
    databaseUrl: v.DATABASE_URL ?? `file:${folder}/enrol.db`,
    keys: v.ENROL_KEYS ?? null,
    resend:
      v.RESEND_API_KEY === undefined
        ? null
        : { apiKey: v.RESEND_API_KEY, ...(v.RESEND_BASE_URL === undefined ? {} : { baseUrl: v.RESEND_BASE_URL }) },
    resendWebhookSecret: v.RESEND_WEBHOOK_SECRET ?? null,
    smtpUrl: v.SMTP_URL ?? null,
    outbox: resolve(v.MAIL_OUTBOX ?? `${folder}/outbox`),
    mailFrom: v.MAIL_FROM,
    serviceName: v.SERVICE_NAME,
    helpdesk: { email: v.HELPDESK_EMAIL, phone: v.HELPDESK_PHONE },
    trustProxy: v.TRUST_PROXY?.split(',').map((part) => part.trim()) ?? [],
    logLevel: v.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    emailCodeMs: v.EMAIL_CODE_MINUTES * MINUTE_MS,
    emailResendMs: v.EMAIL_RESEND_SECONDS * 1000,
    firstLockMs: v.FIRST_LOCK_SECONDS * 1000,
    mostIdleMs: v.IDLE_MINUTES * MINUTE_MS,
  }
  const problems = contradictions(env)
  return problems.length > 0 ? { kind: 'bad-env', problems } : { kind: 'env', env }
}

function contradictions(env: Env): string[] {
  const problems: string[] = []
  if (env.keys === null && !env.databaseUrl.startsWith('file:')) {
    problems.push('ENROL_KEYS: required with PostgreSQL. Make one with: echo "k1:$(openssl rand -base64 32)".')
  }
  if (!env.production) return problems
  if (env.demo) problems.push('ENROL_DEMO: there is no demo in production. Leave it out.')
  if (env.keys === null) problems.push('ENROL_KEYS: required in production. Make one with: echo "k1:$(openssl rand -base64 32)".')
  if (!env.publicUrl.startsWith('https:')) problems.push('PUBLIC_URL: production needs an https address, such as https://mfa.example.org.')
  if (env.resend === null && env.smtpUrl === null) problems.push('RESEND_API_KEY or SMTP_URL: production needs a way to send mail.')
  if (env.firstLockMs < 30_000) problems.push('FIRST_LOCK_SECONDS: less than 30 is for tests only.')
  if (env.emailResendMs < 60_000) problems.push('EMAIL_RESEND_SECONDS: less than 60 is for tests only.')
  return [...new Set(problems)]
}
