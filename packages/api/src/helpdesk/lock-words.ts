import { numberIn, type StoryEvent } from './case.ts'
import type { Times } from './times.ts'

export function untilWords(event: StoryEvent, times: Times): string {
  const until = numberIn(event, 'until')
  return until === null ? '' : ` until ${times.until(until, event.at)}`
}

/** A miss that started a lock says until when; null: for good. */
export function lockWords(event: StoryEvent, times: Times): string {
  if (event.detail['attemptsLeft'] !== 0) return ''
  return event.detail['until'] === null
    ? '; that was one wrong code too many, and none is looked at until the second factor is reset'
    : `, which locked them out${untilWords(event, times)}`
}
