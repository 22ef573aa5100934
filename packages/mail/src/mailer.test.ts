import { afterEach, expect, test, vi } from 'vitest'
import { MAIL_LIMITS, type MailLimits } from './deliver.ts'
import type { DeliveryReceipt, MailTransport } from './mail-transport.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { createResendTransport } from './resend-transport.ts'
import { createSmtpTransport } from './smtp-transport.ts'
import { ADDRESS_REFUSED, startFakeResend } from './testing/fake-resend.ts'
import { CODE_MAIL, FROM, QUICK, realWait, recordingTransport, SENT_AT } from './testing/samples.ts'
import { startSmtpCatcher } from './testing/smtp-catcher.ts'
import type { Wait } from './time.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

function mailer(
  transports: MailTransport | readonly [MailTransport, MailTransport],
  { limits = QUICK, wait = realWait }: { limits?: MailLimits; wait?: Wait } = {},
): Mailer {
  const made = createMailer({ transports: 'send' in transports ? [transports] : transports, from: FROM, clock: Date.now, wait, limits })
  closing.push(() => made.close())
  return made
}

async function resendMailer(limits?: MailLimits) {
  const resend = await startFakeResend()
  closing.push(() => resend.close())
  const transport = createResendTransport({ apiKey: resend.apiKey, baseUrl: resend.baseUrl, clock: Date.now })
  return { resend, mailer: mailer(transport, limits === undefined ? {} : { limits }) }
}

async function smtpMailer() {
  const smtp = await startSmtpCatcher()
  closing.push(() => smtp.close())
  return { smtp, mailer: mailer(createSmtpTransport({ url: `smtp://127.0.0.1:${smtp.port}` })) }
}

const later =
  (retryAfterMs: number | null = null) =>
  async (): Promise<DeliveryReceipt> => ({
    kind: 'try-later',
    detail: 'busy',
    retryAfterMs,
  })
const accepted = async (): Promise<DeliveryReceipt> => ({ kind: 'accepted', messageId: 'm-1' })
const stall = (): Promise<DeliveryReceipt> => new Promise(() => {})

test('a code reaches the person through SMTP, from the fixed address, marked as automatic', async () => {
  const { smtp, mailer } = await smtpMailer()
  const result = await mailer.sendCode(CODE_MAIL)
  const [mail] = smtp.mails
  expect(result).toMatchObject({ kind: 'sent', messageId: mail?.parsed.messageId })
  expect(mail?.rcptTo).toEqual(['ada@example.org'])
  expect(mail?.mailFrom).toBe('noreply@system.cjsm.net')
  expect(mail?.parsed.text?.split('\n')[0]).toBe('048151')
  expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.parsed.headers.get('x-auto-response-suppress')).toBe('All')
  expect(mail?.parsed.messageId).toMatch(/^<[0-9a-f]{32}@system\.cjsm\.net>$/)
})

test('a code reaches the person through Resend, and the time of acceptance is told', async () => {
  const { resend, mailer } = await resendMailer()
  const before = Date.now()
  const result = await mailer.sendCode(CODE_MAIL)
  expect(result).toEqual({ kind: 'sent', provider: 'resend', messageId: resend.mails[0]?.id, acceptedAt: expect.any(Number), detail: '' })
  expect(result.kind === 'sent' && result.acceptedAt >= before && result.acceptedAt <= Date.now()).toBe(true)
})

test('500 and then 429 are overcome by the third try, and it is one message under one key', async () => {
  const { resend, mailer } = await resendMailer()
  resend.answerNext({ kind: 'status', status: 500 }, { kind: 'status', status: 429, retryAfter: '0' })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent' })
  expect(resend.requests).toEqual(['code-0001', 'code-0001', 'code-0001'])
  expect(resend.mails).toHaveLength(1)
})

test('after three tries it is given up, and the log hears of each', async () => {
  const { resend, mailer } = await resendMailer()
  resend.answerNext({ kind: 'status', status: 500 }, { kind: 'status', status: 503 }, { kind: 'status', status: 500 })
  expect(await mailer.sendCode(CODE_MAIL)).toEqual({
    kind: 'failed',
    reason: 'unavailable',
    detail: 'resend 500 internal_server_error; resend 503 internal_server_error; resend 500 internal_server_error',
  })
  expect(resend.requests).toHaveLength(3)
})

test('what is refused for good is tried once', async () => {
  const { resend, mailer } = await resendMailer()
  resend.answerNext({ kind: 'status', status: 422 })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'refused' })
  expect(resend.requests).toHaveLength(1)
})

test('a stalled try is given up and the next one sends; the message that was taken in silence is not sent twice', async () => {
  const { resend, mailer } = await resendMailer()
  resend.answerNext({ kind: 'accept-and-stall' })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent', messageId: resend.mails[0]?.id })
  expect(resend.mails).toHaveLength(1)
})

test('a provider that never answers is given up within the time for all tries', async () => {
  const { resend, mailer } = await resendMailer({ tries: 3, totalMs: 200, tryMs: 150, pausesMs: [5] })
  resend.answerNext({ kind: 'stall' }, { kind: 'stall' }, { kind: 'stall' })
  const before = performance.now()
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'timed-out' })
  expect(performance.now() - before).toBeLessThan(350)
  expect(resend.requests).toHaveLength(2)
})

test('SMTP 450 and then success is one message', async () => {
  const { smtp, mailer } = await smtpMailer()
  smtp.answerNext({ kind: 'reply', at: 'recipient', code: 450 })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent' })
  expect(smtp.mails).toHaveLength(1)
  expect(smtp.tries()).toBe(2)
})

test('a message that SMTP refuses for good is tried once', async () => {
  const { smtp, mailer } = await smtpMailer()
  smtp.answerNext({ kind: 'reply', at: 'data', code: 554 })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'refused' })
  expect(smtp.tries()).toBe(1)
})

test('an address that SMTP refuses is tried once, and that is said, with its time', async () => {
  const { smtp, mailer } = await smtpMailer()
  smtp.answerNext({ kind: 'reply', at: 'recipient', code: 550, text: '5.1.1 No such user' })
  const before = Date.now()
  const result = await mailer.sendCode(CODE_MAIL)
  expect(result).toMatchObject({ kind: 'recipient-refused', detail: 'smtp EENVELOPE 550 5.1.1 RCPT TO' })
  expect(result.kind === 'recipient-refused' && result.refusedAt >= before && result.refusedAt <= Date.now()).toBe(true)
  expect(smtp.tries()).toBe(1)
})

test('an address that Resend refuses is tried once, and that is said', async () => {
  const { resend, mailer } = await resendMailer()
  resend.answerNext(ADDRESS_REFUSED)
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'recipient-refused', detail: 'resend 422 validation_error' })
  expect(resend.requests).toHaveLength(1)
})

test('an SMTP server that stalls once is overcome', async () => {
  const { smtp, mailer } = await smtpMailer()
  smtp.answerNext({ kind: 'stall' })
  expect(await mailer.sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent' })
  expect(smtp.mails).toHaveLength(1)
})

test('every try carries the very same message; another code has another Message-ID', async () => {
  const transport = recordingTransport(later(), later(), accepted)
  const sender = mailer(transport)
  await sender.sendCode(CODE_MAIL)
  expect(transport.given).toHaveLength(3)
  expect(new Set(transport.given).size).toBe(1)
  await sender.sendCode({ ...CODE_MAIL, idempotencyKey: 'code-0002' })
  expect(transport.given[3]?.messageId).not.toBe(transport.given[0]?.messageId)
})

test('the pauses are fixed: half a second, then one', async () => {
  const pauses: number[] = []
  const wait: Wait = async (ms) => void pauses.push(ms)
  await mailer(recordingTransport(later()), { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)
  expect(pauses).toEqual([500, 1_000])
})

test('Retry-After lengthens the pause', async () => {
  const pauses: number[] = []
  const wait: Wait = async (ms) => void pauses.push(ms)
  const result = await mailer(recordingTransport(later(7_000), accepted), { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)
  expect(result).toMatchObject({ kind: 'sent' })
  expect(pauses).toEqual([7_000])
})

test('a Retry-After beyond the time that is left ends it at once, without another try', async () => {
  const transport = recordingTransport(later(60_000))
  const wait: Wait = () => Promise.reject(new Error('should not wait'))
  expect(await mailer(transport, { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)).toMatchObject({ reason: 'unavailable' })
  expect(transport.given).toHaveLength(1)
})

test('three stalled tries and their pauses take 15 seconds and no more', async () => {
  vi.useFakeTimers()
  const transport = recordingTransport(stall)
  const wait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const sending = mailer(transport, { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await Promise.race([sending, 'still at it'])).toMatchObject({ kind: 'failed', reason: 'timed-out' })
  expect(transport.given).toHaveLength(3)
  expect(vi.getTimerCount()).toBe(0)
})

test('once a message is sent, no timer is left that could keep the process alive', async () => {
  vi.useFakeTimers()
  const wait: Wait = () => Promise.resolve()
  expect(await mailer(recordingTransport(later(), accepted), { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)).toMatchObject({
    kind: 'sent',
  })
  expect(vi.getTimerCount()).toBe(0)
})

test('a clock that is set back, and a wait that never ends, do not stretch the limit', async () => {
  let now = SENT_AT
  const clock = () => (now -= 3_600_000)
  const wait: Wait = () => new Promise(() => {})
  const limits = { ...QUICK, totalMs: 60 }
  const sender = createMailer({ transports: [recordingTransport(later())], from: FROM, clock, wait, limits })
  expect(await sender.sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'unavailable' })
})

test('when the server stops, a message in flight is given up at once', async () => {
  const stop = new AbortController()
  const sending = mailer(recordingTransport(stall), { limits: MAIL_LIMITS }).sendCode(CODE_MAIL, stop.signal)
  stop.abort()
  expect(await sending).toMatchObject({ kind: 'failed', reason: 'timed-out' })
})

test('once the server has stopped, nothing more is sent', async () => {
  const transport = recordingTransport(accepted)
  expect(await mailer(transport).sendCode(CODE_MAIL, AbortSignal.abort())).toMatchObject({ kind: 'failed', reason: 'unavailable' })
  expect(transport.given).toHaveLength(0)
})

test('a transport that throws is a failure with a name, and what it threw is not repeated', async () => {
  const throwing = () => Promise.reject(new Error('secret re_canary for code 048151'))
  const result = await mailer(recordingTransport(throwing)).sendCode(CODE_MAIL)
  expect(result).toMatchObject({ kind: 'failed', reason: 'unavailable' })
  expect(JSON.stringify(result)).not.toMatch(/canary|048151/)
})

test('no failure tells code, address or key to the log', async () => {
  const { resend, mailer } = await resendMailer()
  const told: string[] = []
  for (const status of [400, 401, 403, 422, 429, 500]) {
    const body = JSON.stringify({ statusCode: status, name: '048151', message: `048151 ada@example.org ${resend.apiKey}` })
    const answer = { kind: 'status', status, body } as const
    resend.answerNext(answer, ...(status === 429 || status === 500 ? [answer, answer] : []))
    told.push(JSON.stringify(await mailer.sendCode(CODE_MAIL)))
  }
  expect(told.filter((result) => result.includes('failed'))).toHaveLength(6)
  expect(told.join()).not.toMatch(/048151|ada@|re_/)
})

test.each([
  ['two recipients in one address', { to: { address: 'a@b.example, evil@d.example' } }],
  ['a line break in the recipient', { to: { address: 'a@b.example\r\nBcc: evil@d.example' } }],
  ['a line break in the service name, which is in the subject', { service: { ...CODE_MAIL.service, name: 'CJSM\r\nBcc: evil@d.example' } }],
  ['no idempotency key', { idempotencyKey: '' }],
])('%s: refused, and no transport is asked', async (_what, change) => {
  const transport = recordingTransport(accepted)
  expect(await mailer(transport).sendCode({ ...CODE_MAIL, ...change })).toMatchObject({ kind: 'failed', reason: 'refused' })
  expect(transport.given).toHaveLength(0)
})

test('a sender that is not one address stops the start', () => {
  const from = { address: 'a@b.example, evil@d.example' }
  expect(() => createMailer({ transports: [recordingTransport()], from, clock: Date.now, wait: realWait })).toThrow()
})
