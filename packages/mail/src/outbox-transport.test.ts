import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOutboxTransport } from './outbox-transport.ts'
import { readOutbox } from './read-outbox.ts'
import { HOSTILE, never, OUTGOING, SENT_AT } from './testing/samples.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'outbox-')), 'new', 'outbox')
})
afterEach(() => rm(join(folder, '..', '..'), { recursive: true }))

async function names(): Promise<string[]> {
  return (await readdir(folder)).sort()
}

test('a message becomes one whole file that any mail program can open, for its owner alone', async () => {
  const receipt = await createOutboxTransport(folder).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'accepted', messageId: OUTGOING.messageId })
  const [name = ''] = await names()
  expect(name).toMatch(/^2026-11-24T10-44-00-000Z-[0-9a-f]{12}\.eml$/)
  const parsed = await simpleParser(await readFile(join(folder, name)))
  expect(parsed.to).toMatchObject({ value: [{ address: 'ada@example.org' }] })
  expect(parsed.from?.value).toMatchObject([{ address: 'noreply@system.cjsm.net' }])
  expect(parsed).toMatchObject({ subject: OUTGOING.subject, text: OUTGOING.text, messageId: OUTGOING.messageId })
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('names sort as the messages were sent', async () => {
  const outbox = createOutboxTransport(folder)
  for (const n of [3, 1, 2]) await outbox.send({ ...OUTGOING, date: SENT_AT + n, idempotencyKey: `key-${n}` }, never())
  const times = (await names()).map((name) => name.slice(0, 24))
  expect(times).toEqual(['2026-11-24T10-44-00-001Z', '2026-11-24T10-44-00-002Z', '2026-11-24T10-44-00-003Z'])
})

test('the same message sent twice is one file; another one at the same time is another', async () => {
  const outbox = createOutboxTransport(folder)
  await Promise.all([outbox.send(OUTGOING, never()), outbox.send(OUTGOING, never())])
  expect(await names()).toHaveLength(1)
  await outbox.send({ ...OUTGOING, idempotencyKey: 'code-0002' }, never())
  expect(await names()).toHaveLength(2)
})

test.each(HOSTILE)('a message with %s is not written', async (_what, change) => {
  const receipt = await createOutboxTransport(folder).send({ ...OUTGOING, ...change }, never())
  expect(receipt.kind).toBe('refused')
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})

test('an idempotency key can not lead out of the folder', async () => {
  await createOutboxTransport(folder).send({ ...OUTGOING, idempotencyKey: '../../escaped' }, never())
  expect(await names()).toHaveLength(1)
})

test('a folder that can not be written is for later, and the path is not in the detail', async () => {
  await createOutboxTransport(folder).send(OUTGOING, never())
  const [name = ''] = await names()
  const receipt = await createOutboxTransport(join(folder, name)).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'try-later', detail: 'outbox EEXIST', retryAfterMs: null })
})

test('a write that was given up leaves no half message behind', async () => {
  const outbox = createOutboxTransport(folder)
  expect(await outbox.send(OUTGOING, AbortSignal.abort())).toMatchObject({ kind: 'try-later' })
  expect(await names()).toEqual([])
})

test('a file that can not be moved to its place leaves nothing behind either', async () => {
  const outbox = createOutboxTransport(folder)
  await outbox.send(OUTGOING, never())
  const [name = ''] = await names()
  await rm(join(folder, name))
  await mkdir(join(folder, name))
  expect(await outbox.send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
  expect(await names()).toEqual([name])
})

test('the mailbox page reads the newest first, with recipient, subject, time and text', async () => {
  const outbox = createOutboxTransport(folder)
  await outbox.send(OUTGOING, never())
  const text = '123456\n\nNeges am y tŷ.\n'
  const later = { ...OUTGOING, date: SENT_AT + 1_000, idempotencyKey: 'key-2', to: { address: 'bob@example.org' }, subject: 'Côd', text }
  await outbox.send(later, never())
  const mails = await readOutbox(folder)
  expect(mails.map(({ to, subject, date }) => ({ to, subject, date }))).toEqual([
    { to: 'bob@example.org', subject: 'Côd', date: SENT_AT + 1_000 },
    { to: 'ada@example.org', subject: OUTGOING.subject, date: SENT_AT },
  ])
  expect(mails[0]?.text.trimEnd()).toBe(text.trimEnd())
  expect(mails[0]?.file).toMatch(/\.eml$/)
  expect(await readOutbox(folder, 1)).toHaveLength(1)
})

test('files that are no messages, or not finished, are passed over', async () => {
  await createOutboxTransport(folder).send(OUTGOING, never())
  await writeFile(join(folder, 'zzz.eml'), 'not a message')
  await writeFile(join(folder, 'zzz.eml.1.part'), 'From: x')
  await writeFile(join(folder, 'notes.txt'), 'hello')
  expect(await readOutbox(folder)).toHaveLength(1)
})

test('an outbox that does not exist is empty', async () => {
  expect(await readOutbox(join(folder, 'nowhere'))).toEqual([])
})
