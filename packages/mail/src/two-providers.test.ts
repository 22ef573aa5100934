import { afterEach, describe, expect, test, vi } from 'vitest'
import { MAIL_LIMITS, type MailLimits } from './deliver.ts'
import type { DeliveryReceipt, MailTransport } from './mail-transport.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { createResendTransport } from './resend-transport.ts'
import { createSmtpTransport } from './smtp-transport.ts'
import { ADDRESS_REFUSED, type FakeResend, startFakeResend } from './testing/fake-resend.ts'
import { CODE_MAIL, FROM, QUICK, realWait, recordingTransport } from './testing/samples.ts'
import { type SmtpCatcher, startSmtpCatcher } from './testing/smtp-catcher.ts'
import type { Wait } from './time.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

/** For what must go on without a pause; counted, because a wait that fails is overlooked. */
let waits = 0
const noWait: Wait = async () => void waits++
afterEach(() => {
  const counted = waits
  waits = 0
  expect(counted, 'pauses where there should be none').toBe(0)
})
const NOBODY = { resend: 'http://127.0.0.1:1', smtp: 'smtp://127.0.0.1:1' }

function mailerOf(
  transports: readonly [MailTransport, ...MailTransport[]],
  { limits = QUICK, wait = realWait }: { limits?: MailLimits; wait?: Wait } = {},
): Mailer {
  const mailer = createMailer({ transports, from: FROM, clock: Date.now, wait, limits })
  closing.push(() => mailer.close())
  return mailer
}

interface Providers {
  readonly resend: FakeResend
  readonly smtp: SmtpCatcher
  /** The transports to both. */
  through(first: 'resend' | 'smtp', second: 'resend' | 'smtp'): [MailTransport, MailTransport]
}

async function startProviders(smtpOptions?: Parameters<typeof startSmtpCatcher>[0]): Promise<Providers> {
  const [resend, smtp] = await Promise.all([startFakeResend(), startSmtpCatcher(smtpOptions)])
  closing.push(
    () => resend.close(),
    () => smtp.close(),
  )
  const transports = {
    resend: createResendTransport({ apiKey: resend.apiKey, baseUrl: resend.baseUrl, clock: Date.now }),
    smtp: createSmtpTransport({ url: `smtp://127.0.0.1:${smtp.port}` }),
  }
  return { resend, smtp, through: (first, second) => [transports[first], transports[second]] }
}

const down = {
  resend: () => createResendTransport({ apiKey: 're_key', baseUrl: NOBODY.resend, clock: Date.now }),
  smtp: () => createSmtpTransport({ url: NOBODY.smtp }),
}

describe('Resend first, then SMTP', () => {
  test('what Resend takes, SMTP never hears of', async () => {
    const { resend, smtp, through } = await startProviders()
    const result = await mailerOf(through('resend', 'smtp')).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'sent', provider: 'resend', messageId: resend.mails[0]?.id, detail: '' })
    expect(smtp.connections()).toBe(0)
  })

  test.each([
    ['500', { kind: 'status', status: 500 }, 'resend 500 internal_server_error'],
    ['429 and an hour to wait', { kind: 'status', status: 429, retryAfter: '3600' }, 'resend 429 rate_limit_exceeded'],
    ['429 and a second to wait', { kind: 'status', status: 429, retryAfter: '1' }, 'resend 429 rate_limit_exceeded'],
    ['401', { kind: 'status', status: 401 }, 'resend 401 validation_error'],
    ['422 about something else', { kind: 'status', status: 422 }, 'resend 422 validation_error'],
    ['422 that does not say about what', { kind: 'status', status: 422, body: '{"error":"no"}' }, 'resend 422 unnamed'],
    ['a broken connection', { kind: 'hang-up' }, expect.stringMatching(/^resend no answer (UND_ERR_SOCKET|ECONNRESET)$/)],
    ['silence', { kind: 'stall' }, 'resend no answer'],
  ] as const)('%s is overcome by SMTP without a pause, and the log hears of it', async (_what, answer, detail) => {
    const { resend, smtp, through } = await startProviders()
    resend.answerNext(answer)
    const result = await mailerOf(through('resend', 'smtp'), { wait: noWait }).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'sent', provider: 'smtp', messageId: smtp.mails[0]?.parsed.messageId, detail })
    expect([resend.requests.length, smtp.mails.length]).toEqual([1, 1])
  })

  test('nobody listening, and a key that is not ours, are overcome as well', async () => {
    const { resend, smtp, through } = await startProviders()
    const wrongKey = createResendTransport({ apiKey: 're_wrong', baseUrl: resend.baseUrl, clock: Date.now })
    for (const first of [down.resend(), wrongKey]) {
      const result = await mailerOf([first, through('resend', 'smtp')[1]], { wait: noWait }).sendCode(CODE_MAIL)
      expect(result).toMatchObject({ kind: 'sent', provider: 'smtp' })
    }
    expect([resend.mails.length, smtp.mails.length]).toEqual([0, 2])
  })

  test('an address that Resend refuses is not tried through SMTP', async () => {
    const { resend, smtp, through } = await startProviders()
    resend.answerNext(ADDRESS_REFUSED)
    const result = await mailerOf(through('resend', 'smtp')).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'recipient-refused', provider: 'resend' })
    expect(smtp.connections()).toBe(0)
  })

  test('a message that Resend took in silence may come twice: the same code, and the events of the one that said so count', async () => {
    const { resend, smtp, through } = await startProviders()
    resend.answerNext({ kind: 'accept-and-stall' })
    const result = await mailerOf(through('resend', 'smtp')).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'sent', provider: 'smtp', messageId: smtp.mails[0]?.parsed.messageId })
    expect([resend.mails[0]?.text, smtp.mails[0]?.parsed.text].map((text) => text?.split('\n')[0])).toEqual(['048151', '048151'])
  })
})

describe('SMTP first, then Resend', () => {
  test.each([
    ['450 for the address', { kind: 'reply', at: 'recipient', code: 450 }],
    ['451 for the message', { kind: 'reply', at: 'data', code: 451 }],
    ['554 for the message', { kind: 'reply', at: 'data', code: 554, text: '5.7.1 Spam' }],
    ['a refusal to relay', { kind: 'reply', at: 'recipient', code: 550, text: '5.7.1 Unable to relay' }],
    ['silence', { kind: 'stall' }],
  ] as const)('%s is overcome by Resend without a pause', async (_what, answer) => {
    const { resend, smtp, through } = await startProviders()
    smtp.answerNext(answer)
    const result = await mailerOf(through('smtp', 'resend'), { wait: noWait }).sendCode(CODE_MAIL)
    expect(result).toMatchObject({
      kind: 'sent',
      provider: 'resend',
      messageId: resend.mails[0]?.id,
      detail: expect.stringMatching(/^smtp /),
    })
    expect([smtp.tries(), resend.mails.length]).toEqual([1, 1])
  })

  test('nobody listening, and a password that is not ours, are overcome as well', async () => {
    const { resend, smtp, through } = await startProviders({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(new Error('Wrong password')),
    })
    const wrongPassword = createSmtpTransport({ url: `smtp://enrol:canary@127.0.0.1:${smtp.port}` })
    const [, second] = through('smtp', 'resend')
    for (const [first, code] of [[down.smtp(), 'ESOCKET'] as const, [wrongPassword, '535'] as const]) {
      const result = await mailerOf([first, second], { wait: noWait }).sendCode({ ...CODE_MAIL, idempotencyKey: code })
      expect(result).toMatchObject({ kind: 'sent', provider: 'resend', detail: expect.stringContaining(code) })
      expect(JSON.stringify(result)).not.toMatch(/canary|enrol/)
    }
    expect([resend.mails.length, smtp.mails.length]).toEqual([2, 0])
  })

  test('an address that SMTP refuses is not tried through Resend', async () => {
    const { resend, smtp, through } = await startProviders()
    smtp.answerNext({ kind: 'reply', at: 'recipient', code: 550, text: '5.1.1 No such user' })
    const result = await mailerOf(through('smtp', 'resend')).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'recipient-refused', provider: 'smtp', detail: 'smtp EENVELOPE 550 5.1.1 RCPT TO' })
    expect(resend.requests).toHaveLength(0)
  })
})

describe('when the second fails as well', () => {
  test('three tries are made in all, in turns, and the log hears of each', async () => {
    const { resend, smtp, through } = await startProviders()
    resend.answerNext({ kind: 'status', status: 500 }, { kind: 'status', status: 503 })
    smtp.answerNext({ kind: 'reply', at: 'recipient', code: 451 })
    expect(await mailerOf(through('resend', 'smtp')).sendCode(CODE_MAIL)).toEqual({
      kind: 'failed',
      reason: 'unavailable',
      detail: 'resend 500 internal_server_error; smtp EENVELOPE 451 RCPT TO; resend 503 internal_server_error',
    })
    expect([resend.requests.length, smtp.tries()]).toEqual([2, 1])
  })

  test('the third try goes back to the first, after its pause', async () => {
    const { resend, smtp, through } = await startProviders()
    const pauses: number[] = []
    const wait: Wait = async (ms) => void pauses.push(ms)
    resend.answerNext({ kind: 'status', status: 500 })
    smtp.answerNext({ kind: 'reply', at: 'data', code: 451 })
    const result = await mailerOf(through('resend', 'smtp'), { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'sent', provider: 'resend', detail: expect.stringMatching(/^resend 500 .*; smtp /) })
    expect(pauses).toEqual([expect.any(Number)])
    expect(pauses[0]).toBeLessThanOrEqual(500)
    expect(resend.mails).toHaveLength(1)
  })

  test('nobody listening at either is said after three tries', async () => {
    expect(await mailerOf([down.resend(), down.smtp()]).sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'unavailable' })
  })

  test('an address that the second refuses is not tried again through the first', async () => {
    const { resend, smtp, through } = await startProviders()
    resend.answerNext({ kind: 'status', status: 500 })
    smtp.answerNext({ kind: 'reply', at: 'recipient', code: 550, text: '5.1.1 No such user' })
    expect(await mailerOf(through('resend', 'smtp')).sendCode(CODE_MAIL)).toMatchObject({
      kind: 'recipient-refused',
      provider: 'smtp',
      detail: 'resend 500 internal_server_error; smtp EENVELOPE 550 5.1.1 RCPT TO',
    })
    expect(resend.requests).toHaveLength(1)
  })
})

describe('whichever two they are', () => {
  const answer = (receipt: DeliveryReceipt) => async (): Promise<DeliveryReceipt> => receipt
  const later = (retryAfterMs: number | null = null) => answer({ kind: 'try-later', detail: 'busy', retryAfterMs })
  const refused = answer({ kind: 'refused', detail: 'no' })
  const accepted = answer({ kind: 'accepted', messageId: 'm-1' })
  const stall = (): Promise<DeliveryReceipt> => new Promise(() => {})

  test('both stalling, the answer comes within 15 seconds, after three tries in turns', async () => {
    vi.useFakeTimers()
    const [first, second] = [recordingTransport(stall), recordingTransport(stall)]
    const wait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    const sending = mailerOf([first, second], { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)
    await vi.advanceTimersByTimeAsync(4_500)
    expect([first.given.length, second.given.length]).toEqual([1, 1])
    await vi.advanceTimersByTimeAsync(10_500)
    expect(await Promise.race([sending, 'still at it'])).toMatchObject({ kind: 'failed', reason: 'timed-out' })
    expect([first.given.length, second.given.length]).toEqual([2, 1])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('the time for all is kept when tries take longer than they should', async () => {
    vi.useFakeTimers()
    const limits = { ...MAIL_LIMITS, tryMs: 60_000 }
    const [first, second] = [recordingTransport(stall), recordingTransport(stall)]
    const sending = mailerOf([first, second], { limits, wait: noWait }).sendCode(CODE_MAIL)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await Promise.race([sending, 'still at it'])).toMatchObject({ kind: 'failed', reason: 'timed-out' })
  })

  test('one that refuses for good is not tried again, the other is, after a pause', async () => {
    const pauses: number[] = []
    const wait: Wait = async (ms) => void pauses.push(ms)
    const [first, second] = [recordingTransport(refused), recordingTransport(later(), accepted)]
    expect(await mailerOf([first, second], { limits: MAIL_LIMITS, wait }).sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent' })
    expect([first.given.length, second.given.length]).toEqual([1, 2])
    expect(pauses).toEqual([1_000])
  })

  test('when both refuse for good it is over after two tries', async () => {
    const [first, second] = [recordingTransport(refused), recordingTransport(refused)]
    expect(await mailerOf([first, second], { wait: noWait }).sendCode(CODE_MAIL)).toEqual({
      kind: 'failed',
      reason: 'refused',
      detail: 'no; no',
    })
    expect([first.given.length, second.given.length]).toEqual([1, 1])
  })

  test('one that asks for more patience than there is leaves the third try to the other', async () => {
    const [first, second] = [recordingTransport(later(60_000)), recordingTransport(later(), accepted)]
    expect(await mailerOf([first, second], { wait: async () => {} }).sendCode(CODE_MAIL)).toMatchObject({ kind: 'sent' })
    expect([first.given.length, second.given.length]).toEqual([1, 2])
  })

  test('when both ask for more patience than there is, the answer comes at once', async () => {
    const [first, second] = [recordingTransport(later(60_000)), recordingTransport(later(60_000))]
    expect(await mailerOf([first, second], { wait: noWait }).sendCode(CODE_MAIL)).toMatchObject({ reason: 'unavailable' })
    expect([first.given.length, second.given.length]).toEqual([1, 1])
  })

  test('a try that was given up unanswered is told, also when others answered after it', async () => {
    const [first, second] = [recordingTransport(stall, refused), recordingTransport(refused)]
    const limits = { ...QUICK, tryMs: 20 }
    expect(await mailerOf([first, second], { limits }).sendCode(CODE_MAIL)).toMatchObject({ kind: 'failed', reason: 'timed-out' })
  })

  test('both are given the very same message, so a receiver can tell a repetition by its Message-ID', async () => {
    const [first, second] = [recordingTransport(later()), recordingTransport(accepted)]
    await mailerOf([first, second]).sendCode(CODE_MAIL)
    expect(first.given[0]).toBe(second.given[0])
  })

  test('two SMTP servers are told apart by their names', async () => {
    const smtp = await startSmtpCatcher()
    closing.push(() => smtp.close())
    const first = createSmtpTransport({ url: NOBODY.smtp, name: 'smtp-1' })
    const second = createSmtpTransport({ url: `smtp://127.0.0.1:${smtp.port}`, name: 'smtp-2' })
    const result = await mailerOf([first, second], { wait: noWait }).sendCode(CODE_MAIL)
    expect(result).toMatchObject({ kind: 'sent', provider: 'smtp-2', detail: 'smtp-1 ESOCKET CONN' })
    expect(smtp.mails).toHaveLength(1)
  })

  test('closing lets go of both', () => {
    const closed: string[] = []
    const [first, second] = ['first', 'second'].map((name) => ({ ...recordingTransport(), close: () => void closed.push(name) }))
    if (first && second) createMailer({ transports: [first, second], from: FROM, clock: Date.now, wait: realWait }).close()
    expect(closed).toEqual(['first', 'second'])
  })
})
