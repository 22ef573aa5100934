import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createErrands, createFileTurns, createPace, createPasswords, type Deps, type Passwords } from '@enrol/api'
import { createMailer } from '@enrol/mail'
import { EMAIL_LIMIT, MISS_LIMIT, SESSION_LIFE } from '@enrol/otp'
import { createKeyring, type Database, openDatabase, openStore, type Store } from '@enrol/store'
import type { FastifyInstance } from 'fastify'
import { buildServer, type ServerOptions } from '../build-server.ts'
import { type Browser, openBrowser, sendInto } from './browser.ts'
import { type CaughtMail, catchMail } from './caught-mail.ts'
import { type HandClock, handClock } from './hand-clock.ts'

export interface TestServer {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly store: Store
  readonly database: Database
  readonly clock: HandClock
  readonly mail: CaughtMail
  readonly publicUrl: string
  /** What was written to the log, one JSON object a line. */
  readonly log: readonly string[]
  /** A new browser, at the server's own machine unless another address is given. */
  browser(address?: string): Browser
  /** Everything that is remembered, for "nothing has changed". */
  contents(): Promise<string>
  close(): Promise<void>
}

export interface TestServerOptions extends Partial<ServerOptions> {
  /** A SQLite file of its own when it is left out. */
  readonly databaseUrl?: string
  /** A clock of its own when it is left out. */
  readonly clock?: HandClock
  readonly passwords?: Passwords
  readonly changeDeps?: (deps: Deps) => Deps
}

/** The whole server as `main.ts` makes it, but for the clock, which stands still, and the mail, which is kept. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'enrol-test-'))
  const publicUrl = options.publicUrl ?? 'http://localhost:3000'
  const clock = options.clock ?? handClock()
  const mail = catchMail()
  const log: string[] = []
  const database = await openDatabase(options.databaseUrl ?? `file:${folder}/enrol.db`)
  const store = await openStore(database, createKeyring([{ id: 'k1', bytes: Buffer.alloc(32, 7) }]), { now: clock.now() })
  const made: Deps = {
    store,
    mailer: createMailer({
      transports: [mail.transport],
      from: { address: 'noreply@system.cjsm.net', name: 'CJSM' },
      clock: clock.now,
      wait: async () => {},
    }),
    passwords: options.passwords ?? (await createPasswords()),
    pace: createPace(),
    fileTurns: createFileTurns(),
    errands: createErrands((error) => void log.push(JSON.stringify({ level: 40, msg: String(error) }))),
    clock: clock.now,
    randomBytes,
    service: { name: 'CJSM', mailFrom: 'noreply@system.cjsm.net', helpdesk: { email: 'help@example.org', phone: '0100 555 0100' } },
    limits: { miss: MISS_LIMIT, email: EMAIL_LIMIT, emailCodeMs: 15 * 60_000, session: SESSION_LIFE, auditKeptMs: null },
  }
  const deps = options.changeDeps?.(made) ?? made
  const app = await buildServer(deps, {
    trustProxy: [],
    logLevel: 'debug',
    resendWebhookSecret: null,
    demo: false,
    outbox: join(folder, 'outbox'),
    webRoot: webRoot(folder),
    logTo: { write: (line) => void log.push(line) },
    ...options,
    publicUrl,
  })
  return {
    app,
    deps,
    store,
    database,
    clock,
    mail,
    publicUrl,
    log,
    browser: (address) => openBrowser(sendInto(app, address), publicUrl),
    contents: () => contentsOf(database),
    async close() {
      await app.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What the build of the web app leaves: a page and hashed files. */
function webRoot(folder: string): string {
  const root = join(folder, 'web')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html><head><title><!--service--></title><script type="module" src="/assets/main-1a2b3c.js"></script></head><body><b><!--service--></b><i><!--helpdesk-email--></i><i><!--helpdesk-phone--></i></body></html>',
  )
  writeFileSync(join(root, 'pages.json'), JSON.stringify({ enrol: ['/assets/enrol-4d5e6f.js'] }))
  writeFileSync(join(root, 'assets', 'main-1a2b3c.js'), '// main\n')
  writeFileSync(join(root, 'assets', 'enrol-4d5e6f.js'), 'plain')
  writeFileSync(join(root, 'assets', 'enrol-4d5e6f.js.br'), brotliCompressSync('from the build'))
  writeFileSync(join(root, 'assets', 'enrol-4d5e6f.js.gz'), gzipSync('from the build'))
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return root
}

/** Not the times at which a session was last seen and the audit trail: those follow from being asked at all. */
async function contentsOf({ queries, tables }: Database): Promise<string> {
  const { auditEvents: _, auditHead: __, ...others } = tables
  const rows = await Promise.all(
    Object.entries(others).map(async ([name, table]) => [
      name,
      (await queries.select().from(table)).map((row) => ({ ...row, lastSeenAt: 0 })),
    ]),
  )
  return JSON.stringify(rows, null, 1)
}
