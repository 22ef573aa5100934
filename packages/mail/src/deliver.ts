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
  /** The one to try first, then the others. */
  readonly transports: readonly MailTransport[]
  readonly clock: Clock
  readonly wait: Wait
  readonly limits: MailLimits
}

/**
 * `provider` is the name of the transport that answered. `detail` tells of every try that failed, for the log; it
 * holds no code, no address and no secret.
 */
export type SendResult =
  | {
      readonly kind: 'sent'
      readonly provider: string
      /** This provider's name for the message; `readResendEvent` gives the same one. */
      readonly messageId: string
      readonly acceptedAt: Instant
      readonly detail: string
    }
  /** The address does not take mail. */
  | { readonly kind: 'recipient-refused'; readonly provider: string; readonly refusedAt: Instant; readonly detail: string }
  /**
   * `timed-out`: a try was given up unanswered, so the message may yet arrive.
   * `refused`: by every provider, and each would refuse it again.
   */
  | { readonly kind: 'failed'; readonly reason: 'refused' | 'unavailable' | 'timed-out'; readonly detail: string }

type Outcome = DeliveryReceipt | { readonly kind: 'stalled'; readonly detail: string; readonly retryAfterMs: null }

/** A transport that may be tried from `readyAt`. */
interface Candidate {
  readonly transport: MailTransport
  readonly readyAt: Instant
}

const AT_ONCE: Instant = 0

/**
 * Tries until the message is accepted, its address is refused, the tries or the time are used up, or the server stops.
 * When a provider fails, one that was not tried yet follows at once; only one that was is given a pause.
 */
export async function deliver(message: OutgoingMail, means: DeliveryMeans, stopping?: AbortSignal): Promise<SendResult> {
  const { transports, clock, wait, limits } = means
  if (stopping?.aborted) return { kind: 'failed', reason: 'unavailable', detail: 'stopped' }
  const whole = startTimeLimit(limits.totalMs, stopping)
  let now = clock()
  const endsAt = now + limits.totalMs
  let candidates: readonly Candidate[] = transports.map((transport) => ({ transport, readyAt: AT_ONCE }))
  const details: string[] = []
  let unanswered = false
  const failed = (reason: 'refused' | 'unavailable'): SendResult => {
    return { kind: 'failed', reason: unanswered ? 'timed-out' : reason, detail: details.join('; ') }
  }
  try {
    for (let tried = 0; ; tried++) {
      const [next, ...others] = candidates.toSorted((one, other) => one.readyAt - other.readyAt)
      if (next === undefined) return failed('refused')
      // A provider that asks for more patience than is left gets no further try, and the person an answer now.
      if (whole.signal.aborted || tried >= limits.tries || next.readyAt >= endsAt) return failed('unavailable')
      if (next.readyAt > now) await Promise.race([wait(next.readyAt - now, whole.signal).catch(() => {}), aborted(whole.signal)])
      if (whole.signal.aborted) return failed('unavailable')

      const { transport } = next
      const outcome = await tryOnce(transport, message, limits.tryMs, whole.signal)
      now = clock()
      if (outcome.kind === 'accepted')
        return { kind: 'sent', provider: transport.name, messageId: outcome.messageId, acceptedAt: now, detail: details.join('; ') }
      details.push(outcome.detail)
      if (outcome.kind === 'recipient-refused')
        return { kind: 'recipient-refused', provider: transport.name, refusedAt: now, detail: details.join('; ') }
      unanswered ||= outcome.kind === 'stalled'
      const pause = limits.pausesMs[tried] ?? limits.pausesMs.at(-1) ?? 0
      candidates =
        outcome.kind === 'refused' ? others : [...others, { transport, readyAt: now + Math.max(pause, outcome.retryAfterMs ?? 0) }]
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
