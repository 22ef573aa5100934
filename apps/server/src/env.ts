import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { isMailAddress } from '@enrol/mail'
import { type Key, parseKeys } from '@enrol/store'
import { z } from 'zod'
import { type MailProvider, mailContradictions, mailProviders, smtpProblem } from './mail-providers.ts'

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

/** Which proxies are believed: their addresses, networks such as 10.0.0.0/8, or the names that Fastify gives to networks. */
function isProxy(text: string): boolean {
  const [ip = '', bits, ...more] = text.split('/')
  if (bits === undefined) return isIP(ip) !== 0 || ['loopback', 'linklocal', 'uniquelocal'].includes(ip)
  return isIP(ip) !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (isIP(ip) === 4 ? 32 : 128)
}

/** An address that people type: a host, a port if need be, and nothing that would be dropped without a word. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, pathname } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && pathname === '/' && !/[?#]/.test(text)
}

/** What is sent there could be read on the way. */
function isInTheClear({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname !== 'localhost' && hostname !== '[::1]' && !/^127(\.\d+){3}$/.test(hostname)
}

function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim())
}

const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test'], 'use production, or leave it out').default('development'),
  ENROL_DEMO: z.enum(['0', '1'], 'use 1 for the demo, or leave it out').default('0'),
  PORT: number(0, 65_535, 'use a port number, such as 3000').refine(Number.isInteger, 'use a port number, such as 3000').default(3000),
  HOST: z.string().min(1, 'name the address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'use the address that people type, such as https://mfa.example.org, without a user, a path or anything behind it')
    .optional(),
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
  RESEND_API_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'copy the key from Resend: it has no spaces')
    .optional(),
  RESEND_BASE_URL: address(['http:', 'https:'], 'use an address such as https://api.resend.com, or leave it out').optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=_-]+$/, 'copy the signing secret from Resend: it starts with whsec_')
    .optional(),
  SMTP_URL: z
    .string()
    .superRefine((text, context) => {
      const problem = smtpProblem(text)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    })
    .optional(),
  MAIL_FIRST: z.enum(['resend', 'smtp'], 'use resend or smtp, whichever is to be tried first, or leave it out').optional(),
  MAIL_OUTBOX: z.string().min(1, 'name a folder, or leave it out').optional(),
  MAIL_FROM: z
    .string()
    .refine((value) => isMailAddress({ address: value }), 'use one plain address, such as noreply@example.org')
    .default('noreply@system.cjsm.net'),
  SERVICE_NAME: z
    .string()
    .refine(
      (name) => /^[^:\p{Cc}]{1,60}$/u.test(name) && isMailAddress({ address: 'noreply@example.org', name }),
      'use 1 to 60 characters, none of : , ; < > @ " or \\, which authenticator apps or mail programs would misread',
    )
    .default('CJSM'),
  HELPDESK_EMAIL: z
    .string()
    .refine((value) => isMailAddress({ address: value }), 'use one plain address, such as helpdesk@example.org, or leave it out')
    .default('cjsm.helpdesk@egress.com'),
  HELPDESK_PHONE: z.string().min(1, 'give a number, or leave it out').default('0207 604 5598'),
  TRUST_PROXY: z
    .string()
    .transform(listed)
    .refine(
      (proxies) => proxies.every(isProxy),
      'list the addresses or networks of your proxies, comma separated, such as 10.0.0.1, 10.1.0.0/16',
    )
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'use debug, info, warn, error or silent').optional(),
  EMAIL_CODE_MINUTES: number(0.01, 15, 'use minutes up to 15').default(15),
  EMAIL_RESEND_SECONDS: number(1, 3600, 'use seconds, such as 60').default(60),
  FIRST_LOCK_SECONDS: number(1, 3600, 'use seconds, such as 30').default(30),
  AUDIT_KEEP_DAYS: number(90, 36_500, 'use days from 90 on, or leave it out to keep events for good').optional(),
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
  /** In the order in which they are tried; with none, mail is written to the outbox. */
  readonly mailProviders: readonly MailProvider[]
  readonly resendWebhookSecret: string | null
  readonly outbox: string
  /** The same, when it was named: mail in it tells of an earlier database. */
  readonly configuredOutbox: string | null
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
  /** Null: events are kept for good. */
  readonly auditKeptMs: number | null
}

export type ParsedEnv = { readonly kind: 'env'; readonly env: Env } | { readonly kind: 'bad-env'; readonly problems: readonly string[] }

/** Reads the configuration, or lists everything that is wrong with it, each with the mend. An empty variable counts as absent. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): ParsedEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  const misread = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`) ?? []
  const problems = [...misread, ...contradictions(given)]
  if (!parsed.success || problems.length > 0) return { kind: 'bad-env', problems }

  const v = parsed.data
  const demo = v.ENROL_DEMO === '1'
  const folder = demo ? './data/demo' : './data'
  const env = {
    production: v.NODE_ENV === 'production',
    demo,
    port: v.PORT,
    host: v.HOST,
    publicUrl: new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).origin,
    databaseUrl: v.DATABASE_URL ?? `file:${folder}/enrol.db`,
    keys: v.ENROL_KEYS ?? null,
    mailProviders: mailProviders(v),
    resendWebhookSecret: v.RESEND_WEBHOOK_SECRET ?? null,
    outbox: resolve(v.MAIL_OUTBOX ?? `${folder}/outbox`),
    configuredOutbox: v.MAIL_OUTBOX === undefined ? null : resolve(v.MAIL_OUTBOX),
    mailFrom: v.MAIL_FROM,
    serviceName: v.SERVICE_NAME,
    helpdesk: { email: v.HELPDESK_EMAIL, phone: v.HELPDESK_PHONE },
    trustProxy: v.TRUST_PROXY ?? [],
    logLevel: v.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    emailCodeMs: v.EMAIL_CODE_MINUTES * MINUTE_MS,
    emailResendMs: v.EMAIL_RESEND_SECONDS * 1000,
    firstLockMs: v.FIRST_LOCK_SECONDS * 1000,
    mostIdleMs: v.IDLE_MINUTES * MINUTE_MS,
    auditKeptMs: v.AUDIT_KEEP_DAYS === undefined ? null : v.AUDIT_KEEP_DAYS * 24 * 60 * MINUTE_MS,
  }
  return { kind: 'env', env }
}

/** Judged by the text that was given, so that these are listed together with what could not be read. */
function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const { NODE_ENV, ENROL_DEMO, ENROL_KEYS, DATABASE_URL, PORT, PUBLIC_URL, RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = given
  const production = NODE_ENV === 'production'
  const problems = mailContradictions(given)
  if (ENROL_KEYS === undefined && (production || DATABASE_URL?.startsWith('postgres')))
    problems.push(
      `ENROL_KEYS: required ${production ? 'in production' : 'with PostgreSQL'}. Make one with: echo "k1:$(openssl rand -base64 32)".`,
    )
  if (PUBLIC_URL === undefined && PORT !== undefined && /^0+$/.test(PORT))
    problems.push('PUBLIC_URL: required with PORT=0, where the port is not known before. Give the address that people type, or a PORT.')
  if (!production) return problems
  if (ENROL_DEMO === '1') problems.push('ENROL_DEMO: there is no demo in production. Leave it out.')
  if (!PUBLIC_URL?.toLowerCase().startsWith('https:'))
    problems.push('PUBLIC_URL: production needs an https address, such as https://mfa.example.org.')
  if (RESEND_BASE_URL !== undefined && URL.canParse(RESEND_BASE_URL) && isInTheClear(new URL(RESEND_BASE_URL)))
    problems.push('RESEND_BASE_URL: production needs an https address, such as https://api.resend.com, or leave it out.')
  if (RESEND_API_KEY === undefined && SMTP_URL === undefined)
    problems.push('RESEND_API_KEY or SMTP_URL: production needs a way to send mail.')
  if (Number(given['FIRST_LOCK_SECONDS']) < 30) problems.push('FIRST_LOCK_SECONDS: less than 30 is for tests only.')
  if (Number(given['EMAIL_RESEND_SECONDS']) < 60) problems.push('EMAIL_RESEND_SECONDS: less than 60 is for tests only.')
  return problems
}
