import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deps } from '@enrol/api'
import { expect, onTestFinished, test, vi } from 'vitest'
import { parseEnv } from './env.ts'
import { openDeps } from './open-deps.ts'

const NOBODY = 'smtp://127.0.0.1:1'

/** The means of a server that is configured so, on a database of its own. */
async function depsOf(variables: Readonly<Record<string, string>>, stopping = new AbortController().signal): Promise<Deps> {
  const folder = mkdtempSync(join(tmpdir(), 'enrol-test-'))
  const parsed = parseEnv({ DATABASE_URL: `file:${folder}/enrol.db`, MAIL_OUTBOX: `${folder}/outbox`, ...variables })
  if (parsed.kind === 'bad-env') throw new Error(parsed.problems.join('\n'))
  const deps = await openDeps(parsed.env, stopping)
  onTestFinished(async () => {
    deps.mailer.close()
    await deps.store.close()
    rmSync(folder, { recursive: true })
  })
  return deps
}

/** Answers every message as Resend would, with this status; gives back the variables that lead there. */
async function startResend(status: number): Promise<{ readonly RESEND_API_KEY: string; readonly RESEND_BASE_URL: string }> {
  const body = status === 200 ? { id: 'm-1' } : { statusCode: status, name: 'internal_server_error', message: 'Sorry' }
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { RESEND_API_KEY: 're_x', RESEND_BASE_URL: `http://127.0.0.1:${port}` }
}

async function sentThrough({ mailer, service, clock }: Deps) {
  const sentAt = clock()
  return mailer.sendCode({
    ...{ to: { address: 'ada@example.org' }, idempotencyKey: 'code-0001', locale: 'en', service, code: '048151', number: 1 },
    ...{ sentAt, expiresAt: sentAt + 900_000, purpose: 'sign-in' },
  })
}

test('with no provider mail is written to the outbox', async () => {
  expect(await sentThrough(await depsOf({}))).toMatchObject({ kind: 'sent', provider: 'outbox', detail: '' })
})

test('Resend is tried first, and SMTP when that fails', async () => {
  const deps = await depsOf({ ...(await startResend(500)), SMTP_URL: NOBODY })
  expect(await sentThrough(deps)).toEqual({
    kind: 'failed',
    reason: 'unavailable',
    detail: 'resend 500 internal_server_error; smtp ESOCKET CONN; resend 500 internal_server_error',
  })
})

test('with MAIL_FIRST=smtp it is the other way round', async () => {
  const deps = await depsOf({ ...(await startResend(200)), SMTP_URL: NOBODY, MAIL_FIRST: 'smtp' })
  expect(await sentThrough(deps)).toMatchObject({ kind: 'sent', provider: 'resend', messageId: 'm-1', detail: 'smtp ESOCKET CONN' })
})

test('two SMTP servers are tried in the order in which they are given', async () => {
  const deps = await depsOf({ SMTP_URL: `${NOBODY}, smtp://127.0.0.1:2` })
  expect(await sentThrough(deps)).toMatchObject({ detail: 'smtp-1 ESOCKET CONN; smtp-2 ESOCKET CONN; smtp-1 ESOCKET CONN' })
})

test('neither a code nor a notice keeps a server from ending whose time is up', async () => {
  const deps = await depsOf({}, AbortSignal.abort())
  const { mailer, service, clock } = deps
  const notice = { to: { address: 'ada@example.org' }, idempotencyKey: 'notice-0001', locale: 'en', service, at: clock() } as const
  const ended = { kind: 'failed', reason: 'unavailable', detail: 'stopped' }
  expect([await sentThrough(deps), await mailer.sendNotice({ ...notice, about: { kind: 'enrol-reminder' } })]).toEqual([ended, ended])
})

test('what goes on after an answer and fails is told to the log, and the next errand begins all the same', async () => {
  const { errands } = await depsOf({})
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => said.mockRestore())
  const next = vi.fn(async () => undefined)
  errands.begin(() => Promise.reject(new Error('the disk is full')))
  errands.begin(next)
  await errands.end()
  expect(next).toHaveBeenCalledOnce()
  expect(said.mock.calls.map(([line]) => JSON.parse(String(line)))).toMatchObject([
    { level: 40, msg: 'what goes on after an answer failed', err: { message: 'the disk is full' } },
  ])
})
