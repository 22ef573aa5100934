import type { Instant } from './time-step.ts'

export interface EmailLimit {
  readonly resendAfterMs: number
  readonly mostPerHour: number
}

export const EMAIL_LIMIT: EmailLimit = { resendAfterMs: 60_000, mostPerHour: 5 }

const HOUR_MS = 3_600_000

/** When the next code may be sent to a person; at or before `now` means now. `sentAt`: the codes of the last hour, in any order. */
export function nextEmailAt(sentAt: readonly Instant[], now: Instant, limit: EmailLimit = EMAIL_LIMIT): Instant {
  const lastHour = sentAt.filter((at) => at > now - HOUR_MS).sort((a, b) => b - a)
  const [newest] = lastHour
  const oldestThatCounts = lastHour[limit.mostPerHour - 1]
  return Math.max(
    newest === undefined ? now : newest + limit.resendAfterMs,
    oldestThatCounts === undefined ? now : oldestThatCounts + HOUR_MS,
  )
}
