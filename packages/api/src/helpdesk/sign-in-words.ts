import { type Case, type StoryEvent, textIn } from './case.ts'
import { untilWords } from './lock-words.ts'
import type { Repeated } from './repetitions.ts'
import type { Times } from './times.ts'

export function signInWords({ events, idleMs }: Repeated, { person }: Case, times: Times): string {
  const [event] = events
  const n = events.length
  const again = idleMs === null ? '' : `the earlier session had ended after ${idleMs / 60_000} minutes without use; `
  switch (event.outcome) {
    case 'enrolling':
      return `${again}they gave the right password and were asked to set up a second factor`
    case 'challenge':
      return `${again}they gave the right password and were asked for a code`
    case 'change-password':
      return `${again}they gave the right password and were asked for a new one`
    case 'one-time-password-expired':
      return `${again}they gave their one-time password, which had expired: they need a new one`
    case 'signed-in':
      return 'they were signed in by the password alone'
    case 'wrong-credentials':
      if (person === null) return `somebody tried to sign in${n > 1 ? ` ${n} times` : ''} under a user name that nobody has`
      return n > 1 ? `a wrong password was given ${n} times` : 'a wrong password was given'
    case 'throttled':
      return `a sign-in had to wait${untilWords(event, times)}, because of too many wrong passwords ${countedWords(event)}`
    default:
      return `a sign-in ended as "${event.outcome}"`
  }
}

function countedWords(event: StoryEvent): string {
  switch (textIn(event, 'counted')) {
    case 'address':
      return 'from this network'
    case 'browser':
      return 'in their own browser'
    default:
      return 'under this user name'
  }
}
