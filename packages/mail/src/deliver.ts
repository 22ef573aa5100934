import type { DeliveryReceipt, MailTransport, OutgoingMail } from './mail-transport.ts'
import type { Clock, Instant, Wait } from './time.ts'
import { aborted, startTimeLimit } from './time-limit.ts'

export interface MailLimits {
  readonly tries: number
  /** All tries and pauses together. */
  readonly totalMs: number
  /** A try that has not answered by then is given up. */
  readonly tryMs: number
  /** The pause before the second try, the third, and so on; the last one stands for all that follow. */
  readonly pausesMs: readonly number[]
}

/** Three tries within 15 s: three that stall, and the pauses between them, just fit. */
export const MAIL_LIMITS: MailLimits = { tries: 3, totalMs: 15_000, tryMs: 4_500, pausesMs: [500, 1_000] }

export interface DeliveryMeans {
  readonly transport: MailTransport
  readonly clock: Clock
  readonly wait: Wait
  readonly limits: MailLimits
}

export type SendResult =
  /** `messageId` is the provider's name for the message; `readResendEvent` gives the same one. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly acceptedAt: Instant }
  /** The address does not take mail. */
  | { readonly kind: 'recipient-refused'; readonly refusedAt: Instant; readonly detail: string }
  /**
   * `timed-out`: the last try was given up unanswered, so the message may yet arrive.
   * `detail` is for the log; it holds no code, no address and no secret.
   */
  | { readonly kind: 'failed'; readonly reason: 'refused' | 'unavailable' | 'timed-out'; readonly detail: string }

type Outcome = DeliveryReceipt | { readonly kind: 'stalled'; readonly detail: string; readonly retryAfterMs: null }

/** Tries until the message is accepted or refused, or the tries or the time are used up, or the server stops. */
export async function deliver(message: OutgoingMail, means: DeliveryMeans, stopping?: AbortSignal): Promise<SendResult> {
  const { transport, clock, wait, limits } = means
  if (stopping?.aborted) return { kind: 'failed', reason: 'unavailable', detail: 'stopped' }
  const whole = startTimeLimit(limits.totalMs, stopping)
  const endsAt = clock() + limits.totalMs
  const details: string[] = []
  try {
    for (let tried = 1; ; tried++) {
      const outcome = await tryOnce(transport, message, limits.tryMs, whole.signal)
      if (outcome.kind === 'accepted') return { kind: 'sent', messageId: outcome.messageId, acceptedAt: clock() }
      details.push(outcome.detail)
      const detail = details.join('; ')
      if (outcome.kind === 'recipient-refused') return { kind: 'recipient-refused', refusedAt: clock(), detail }
      if (outcome.kind === 'refused') return { kind: 'failed', reason: 'refused', detail }

      const gaveUp: SendResult = { kind: 'failed', reason: outcome.kind === 'stalled' ? 'timed-out' : 'unavailable', detail }
      const pause = Math.max(limits.pausesMs[tried - 1] ?? limits.pausesMs.at(-1) ?? 0, outcome.retryAfterMs ?? 0)
      // A provider that asks for more patience than is left gets no further try, and the person an answer now.
      if (whole.signal.aborted || tried >= limits.tries || clock() + pause >= endsAt) return gaveUp
      await Promise.race([wait(pause, whole.signal).catch(() => {}), aborted(whole.signal)])
      if (whole.signal.aborted) return gaveUp
    }
  } finally {
    whole.clear()
  }
}

/** One try, given up after `tryMs` even when the transport ignores its signal. */
async function tryOnce(transport: MailTransport, message: OutgoingMail, tryMs: number, whole: AbortSignal): Promise<Outcome> {
  const limit = startTimeLimit(tryMs, whole)
  const stalled = aborted(limit.signal).then(
    (): Outcome => ({ kind: 'stalled', detail: `${transport.name} no answer`, retryAfterMs: null }),
  )
  try {
    return await Promise.race([stalled, transport.send(message, limit.signal)])
  } catch {
    // Not expected of a transport; its text is not known to be free of the message.
    return { kind: 'try-later', detail: `${transport.name} threw`, retryAfterMs: null }
  } finally {
    limit.clear()
  }
}
