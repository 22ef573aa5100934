import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { readOutbox } from '@enrol/mail'
import { beforeAll, describe, expect, type TestContext, test, vi } from 'vitest'
import {
  addPerson,
  assertBuilt,
  type BuiltServer,
  newPlace,
  type Place,
  runServer,
  startBuiltServer,
  storeOf,
} from './testing/built-server.ts'
import { codeOf, PASSWORD, range } from './testing/people.ts'

beforeAll(assertBuilt)

// Processes take their time to start, and several tests run at once.
vi.setConfig({ testTimeout: 120_000 })
const PATIENTLY = { timeout: 60_000 }

interface Scene {
  readonly place: Place
  started(env?: Readonly<Record<string, string>>): Promise<BuiltServer>
}

/** A folder and the servers on it, for one test; both are gone at its end. */
function newScene({ onTestFinished }: TestContext): Scene {
  const place = newPlace()
  const servers: BuiltServer[] = []
  onTestFinished(async () => {
    for (const { child, ended } of servers) {
      child.kill('SIGKILL')
      await ended
    }
    place.remove()
  })
  return {
    place,
    async started(env = {}) {
      const server = await startBuiltServer({ ...place.env, ...env })
      servers.push(server)
      return server
    },
  }
}

/** Everything that comes over the connection, and a promise of its end. */
function listenTo(socket: Socket) {
  const heard = { text: '' }
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    heard.text += String(chunk)
  })
  return { heard, closed: new Promise<void>((resolve) => socket.on('close', () => resolve())) }
}

function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.on('error', () => resolve(true))
  })
}

const SIGN_IN_HEAD = (port: number, length: number): string =>
  [
    'POST /trpc/session.signIn HTTP/1.1',
    'Host: localhost',
    `Origin: http://localhost:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    'Expect: 100-continue',
    '\r\n',
  ].join('\r\n')

describe.concurrent('stopping', () => {
  test.for(['SIGTERM', 'SIGINT'] as const)(
    '%s: what is in flight is answered, nothing new is taken, then exit 0',
    async (signal, context) => {
      const { expect } = context
      const { started } = newScene(context)
      const server = await started()
      const body = '{"username":"nobody","password":"nothing"}'
      const socket = connect(server.port, '127.0.0.1')
      const { heard, closed } = listenTo(socket)
      socket.write(SIGN_IN_HEAD(server.port, body.length))
      await expect.poll(() => heard.text, PATIENTLY).toContain('100 Continue')
      socket.write(body.slice(0, 10))
      server.child.kill(signal)
      await expect.poll(() => isRefused(server.port), PATIENTLY).toBe(true)
      socket.write(body.slice(10))
      await closed
      expect(heard.text).toMatch(/HTTP\/1\.1 200 OK[\s\S]*wrong-credentials/)
      expect(heard.text).toMatch(/^connection: close\r$/im)
      expect((await server.ended).code).toBe(0)
    },
  )

  test('as an operator starts it, through npm, it stops as well: no shell keeps the signal to itself', async ({
    expect,
    onTestFinished,
  }) => {
    const place = newPlace()
    onTestFinished(place.remove)
    const server = await startBuiltServer(place.env, ['npm', 'run', 'serve'])
    server.child.kill('SIGTERM')
    await expect.poll(() => isRefused(server.port), { timeout: 10_000 }).toBe(true)
    expect((await server.ended).code).toBe(0)
  })

  test('with nothing in flight but a connection that is kept open, it stops at once', async (context) => {
    const { expect } = context
    const { started } = newScene(context)
    const server = await started()
    const socket = connect(server.port, '127.0.0.1')
    const { heard, closed } = listenTo(socket)
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(() => heard.text, PATIENTLY).toContain('alive')
    server.child.kill('SIGTERM')
    await closed
    expect((await server.ended).code).toBe(0)
  })

  test('a mail that never ends does not keep it: whoever waits is told, and exit 0 comes within 10 s', async (context) => {
    const { started, place } = newScene(context)
    const silent = createServer((socket) => void socket.on('error', () => {}))
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const smtp = typeof address === 'object' && address !== null ? `smtp://127.0.0.1:${address.port}` : ''
    const server = await started({ SMTP_URL: smtp })
    await addPerson(place.env, 'ada')
    const browser = server.browser()
    await browser.trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
    const connected = new Promise<void>((resolve) => silent.once('connection', () => resolve()))
    const sending = browser.post('enrolment.sendEmailCode')
    await connected
    server.child.kill('SIGTERM')
    expect((await sending).json).toEqual({ result: { data: { kind: 'mail-unavailable', reference: expect.any(String) } } })
    expect((await server.ended).code).toBe(0)
    silent.close()
  })
})

test.concurrent('a body that is not complete in 10 s is cut off, and so are headers (CWE-400: slow requests)', async (context) => {
  const { expect } = context
  const { started } = newScene(context)
  const server = await started()
  const body = connect(server.port, '127.0.0.1')
  const headers = connect(server.port, '127.0.0.1')
  const [slowBody, slowHeaders] = [listenTo(body), listenTo(headers)]
  body.write(SIGN_IN_HEAD(server.port, 1_000))
  headers.write('GET / HTTP/1.1\r\nHost: local')
  await expect.poll(() => slowBody.heard.text, PATIENTLY).toContain('100 Continue')
  body.write('{"username":')
  await Promise.all([slowBody.closed, slowHeaders.closed])
  expect(slowBody.heard.text).toMatch(/HTTP\/1\.1 408/)
  expect(slowHeaders.heard.text).toMatch(/HTTP\/1\.1 408/)
  for (const { heard } of [slowBody, slowHeaders]) {
    expect(heard.text).toMatch(/^cache-control: no-store\r$/im)
    expect(heard.text).toMatch(/^content-security-policy: default-src 'none'/im)
    expect(heard.text).toMatch(/"code":"TIMEOUT","httpStatus":408,"reference":"[^"]{9}"/)
  }
  expect((await server.browser().get('session.current')).status).toBe(200)
})

test.concurrent('kill -9 amid parallel right codes: after the restart the step is spent, and sessions are as they were', async (context) => {
  const { started, place } = newScene(context)
  const first = await started()
  await addPerson(place.env, 'ada')
  const enrolling = first.browser()
  await enrolling.trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
  const { secret } = await enrolling.trpc.enrolment.startTotp.mutate()
  await enrolling.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, Date.now(), -1) })

  const browsers = [first.browser(), first.browser(), first.browser()]
  for (const { trpc } of browsers) await trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
  const code = codeOf(secret, Date.now(), 1)
  const accepted = new Promise<string | null>((resolve) => {
    for (const i of range(0, 29)) {
      const browser = browsers[i % 3]
      const answered = browser?.post('challenge.submit', { code })
      answered?.then(
        ({ text }) => text.includes('"accepted"') && resolve(browser?.token() ?? null),
        () => undefined,
      )
    }
  })
  const token = await accepted
  first.child.kill('SIGKILL')
  await first.ended

  const second = await started()
  const restored = second.browser()
  restored.setToken(token)
  expect(await restored.trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
  const again = second.browser()
  await again.trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
  expect(await again.trpc.challenge.submit.mutate({ code })).toMatchObject({ kind: 'already-used' })
})

test.concurrent('kill -9 again and again is taken for no restored backup: nobody is signed out, and nothing is said', async (context) => {
  const { started, place } = newScene(context)
  let token: string | null = null
  for (const round of range(1, 4)) {
    const server = await started()
    if (round === 1) await addPerson(place.env, 'ada')
    const browser = server.browser()
    browser.setToken(token)
    if (round > 1) expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'enrolling' })
    else await browser.trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
    token = browser.token()
    const asked = range(1, 40).map(() => browser.post('enrolment.startTotp').catch(() => null))
    await Promise.any(asked)
    server.child.kill('SIGKILL')
    expect(await server.ended).toMatchObject({ stderr: '' })
    await Promise.all(asked)
  }
})

test.concurrent('two servers on one file are one: a code that the one accepted is spent at the other, in parallel too', async (context) => {
  const { started, place } = newScene(context)
  const [one, other] = [await started(), await started()]
  await addPerson(place.env, 'ada')
  const enrolling = one.browser()
  await enrolling.trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
  const { secret } = await enrolling.trpc.enrolment.startTotp.mutate()
  await enrolling.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, Date.now(), -1) })
  const [here, there] = [one.browser(), other.browser()]
  for (const { trpc } of [here, there]) await trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })
  const code = codeOf(secret, Date.now(), 1)
  const answers = await Promise.all(range(1, 20).map((i) => (i % 2 === 0 ? here : there).post('challenge.submit', { code })))
  expect(answers.filter(({ text }) => text.includes('"accepted"'))).toHaveLength(1)
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
})

describe.concurrent('starting', () => {
  test('keys are made beside a new SQLite file, for its owner alone, and the data is there again after a restart', async (context) => {
    const { started, place } = newScene(context)
    const first = await started()
    await addPerson(place.env, 'ada')
    first.child.kill('SIGTERM')
    await first.ended
    for (const file of ['enrol.db', 'enrol.db.keys']) expect(statSync(`${place.folder}/${file}`).mode & 0o077, file).toBe(0)
    const second = await started()
    expect(await second.browser().trpc.session.signIn.mutate({ username: 'ada', password: PASSWORD })).toEqual({ kind: 'enrol' })
  })

  test('what fell due while no server ran is done at the start, and not ten minutes later', async (context) => {
    const { started, place } = newScene(context)
    const first = await started()
    await addPerson(place.env, 'ada')
    first.child.kill('SIGTERM')
    await first.ended
    const store = await storeOf(place.env)
    const userId = (await store.users.byUsername('ada'))?.user.id ?? ''
    await store.atomically([store.sessions.open({ id: 'long ago', userId, stage: 'signed-in', at: 1 })])
    expect(await store.sessions.of(userId)).toHaveLength(1)
    await started()
    await vi.waitFor(async () => expect(await store.sessions.of(userId)).toEqual([]), PATIENTLY)
    await store.close()
  })

  test('the demo greets with its address, people, password and mailbox, and its mailbox shows the mail', async (context) => {
    const { started, place } = newScene(context)
    const server = await started({ ENROL_DEMO: '1' })
    const browser = server.browser()
    expect(await browser.trpc.session.signIn.mutate({ username: 'ada', password: 'lantern-harbour-42' })).toEqual({ kind: 'enrol' })
    await browser.trpc.enrolment.sendEmailCode.mutate()
    const [mail] = await readOutbox(`${place.folder}/outbox`)
    const { status, text, headers } = await browser.ask({ method: 'GET', url: '/mailbox' })
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(text).toContain(/^\d{6}$/m.exec(mail?.text ?? '')?.[0])
    server.child.kill('SIGTERM')
    const { stdout } = await server.ended
    for (const part of [`http://localhost:${server.port}`, 'ada', 'ewan', 'lantern-harbour-42', '/mailbox']) expect(stdout).toContain(part)
  })

  test('a database with an organisation of its own gets no demo people, whose password everybody can read', async (context) => {
    const { started, place } = newScene(context)
    await addPerson(place.env, 'zoe')
    const server = await started({ ENROL_DEMO: '1' })
    const signIn = server.browser().trpc.session.signIn
    expect(await signIn.mutate({ username: 'hari', password: 'lantern-harbour-42' })).toEqual({ kind: 'wrong-credentials' })
    expect(await signIn.mutate({ username: 'zoe', password: PASSWORD })).toEqual({ kind: 'enrol' })
    server.child.kill('SIGTERM')
    expect((await server.ended).stdout).toContain('no demo people were added')
  })

  test('outside the demo there is no mailbox', async (context) => {
    const { started } = newScene(context)
    const server = await started()
    const { status, text } = await server.browser().ask({ method: 'GET', url: '/mailbox', headers: { accept: '*/*' } })
    expect([status, text]).toEqual([404, expect.stringContaining('NOT_FOUND')])
  })

  test('an outbox that is no folder stops the start, with the mend', async (context) => {
    const { place } = newScene(context)
    writeFileSync(`${place.folder}/outbox`, '')
    const { code, stderr } = await runServer(place.env)
    expect([code, stderr]).toEqual([1, expect.stringContaining('Set MAIL_OUTBOX to a folder that this server may write to')])
  })

  test.runIf(existsSync('/proc/self'))(
    'a folder that can not be made stops the start in one line, and does not keep it for ever',
    async (context) => {
      const { place } = newScene(context)
      for (const [name, value] of [
        ['DATABASE_URL', 'file:/proc/nowhere/enrol.db'],
        ['MAIL_OUTBOX', '/proc/nowhere/outbox'],
      ] as const)
        expect(await runServer({ ...place.env, [name]: value })).toMatchObject({
          code: 1,
          stderr: expect.stringMatching(/^[^\n]*\/proc\/nowhere[^\n]*ENOENT[^\n]*\n$/),
        })
    },
  )

  test('a bad configuration is listed whole, with exit 1 and no database made', async (context) => {
    const { place } = newScene(context)
    const { code, stdout, stderr } = await runServer({
      ...place.env,
      PORT: 'abc',
      SMTP_URL: 'http://x',
      TRUST_PROXY: 'everybody',
      NODE_ENV: 'production',
    })
    expect([code, stdout]).toEqual([1, ''])
    const lines = stderr.trimEnd().split('\n')
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual([
      'The configuration is not right',
      ...['PORT', 'SMTP_URL', 'TRUST_PROXY', 'ENROL_KEYS', 'PUBLIC_URL'],
    ])
    expect(readdirSync(place.folder)).toEqual([])
  })

  test('a port that is in use, an address that is not ours and a name that is none are said in one line, with the mend', async (context) => {
    const { started, place } = newScene(context)
    const server = await started()
    const elsewhere = { ...place.env, PORT: String(server.port), PUBLIC_URL: 'http://localhost:3000' }
    for (const { env, says } of [
      { env: elsewhere, says: /^Port \d+ is in use already\..*PORT.*\n$/ },
      { env: { ...elsewhere, PORT: '0', HOST: '192.0.2.1' }, says: /^Can't listen on 192\.0\.2\.1.*HOST.*\n$/ },
      { env: { ...elsewhere, PORT: '0', HOST: 'no-such-host.invalid' }, says: /^Can't listen on no-such-host\.invalid.*HOST.*\n$/ },
    ])
      expect(await runServer(env)).toMatchObject({ code: 1, stderr: expect.stringMatching(says) })
  })

  test('keys without their database: the start is refused, and neither an empty database nor an outbox appears', async (context) => {
    const { place } = newScene(context)
    writeFileSync(`${place.folder}/enrol.db.keys`, `local:${Buffer.alloc(32, 1).toString('base64')}\n`)
    const { code, stderr } = await runServer(place.env)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The database .* is missing or empty.*enrol\.db\.keys.*\n$/)
    expect(readdirSync(place.folder)).toEqual(['enrol.db.keys'])
  })

  test('mail in the outbox that is configured, without its database: the start is refused', async (context) => {
    const { place } = newScene(context)
    mkdirSync(`${place.folder}/sent`)
    writeFileSync(`${place.folder}/sent/1.eml`, 'x')
    const { code, stderr } = await runServer({ ...place.env, MAIL_OUTBOX: `${place.folder}/sent` })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^The database .* is missing or empty.*there is mail in .*sent\..*\n$/)])
    expect(existsSync(`${place.folder}/enrol.db`)).toBe(false)
  })

  test('a server that is refused leaves no folder that it made, and none that it did not make goes', async (context) => {
    const { place } = newScene(context)
    mkdirSync(`${place.folder}/mail`)
    writeFileSync(`${place.folder}/other.db`, 'this is not a database, and never was one'.repeat(100))
    const env = { ...place.env, DATABASE_URL: `file:${place.folder}/other.db` }
    for (const outbox of ['mail/deep/outbox', 'mail'])
      expect(await runServer({ ...env, MAIL_OUTBOX: `${place.folder}/${outbox}` })).toMatchObject({ code: 1 })
    expect(readdirSync(place.folder, { recursive: true }).toSorted()).toEqual(['mail', 'other.db'])
  })

  test('a file that is no database and keys of another database are refused in one line', async (context) => {
    const { started, place } = newScene(context)
    const server = await started()
    server.child.kill('SIGTERM')
    await server.ended
    writeFileSync(`${place.folder}/other.db`, 'this is not a database, and never was one'.repeat(100))
    const other = await runServer({ ...place.env, DATABASE_URL: `file:${place.folder}/other.db` })
    expect(other).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The database .*other\.db can't be opened: .*\n$/) })
    const wrongKeys = await runServer({ ...place.env, ENROL_KEYS: `local:${Buffer.alloc(32, 9).toString('base64')}` })
    expect(wrongKeys).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ENROL_KEYS: the key "local" is not the one .*\n$/) })
  })
})
