import { taggedIssuer } from '@enrol/otp'
import { englishClockOff } from '@enrol/words'
import { type Case, numberIn, type StoryEvent, textIn } from './case.ts'
import { lockWords, untilWords } from './lock-words.ts'
import type { Repeated } from './repetitions.ts'
import type { Times } from './times.ts'

export function shownWords(events: readonly StoryEvent[], { service }: Case): string {
  const tag = textIn(events.at(-1) as StoryEvent, 'tag') ?? ''
  const entry = taggedIssuer(service.name, tag)
  if (events.length === 1) return `they were shown a QR code for the entry ${entry}`
  return `they were shown ${events.length} QR codes, of which only the last, for the entry ${entry}, counts`
}

export function codeWords(events: Repeated['events'], about: Case, times: Times): string {
  const [event] = events
  const last = events.at(-1) ?? event
  return `${submittedWords(event, events.length, about, times)}${lockWords(last, times)}`
}

function submittedWords(event: StoryEvent, n: number, { service }: Case, times: Times): string {
  const byEmail = textIn(event, 'method') === 'email'
  const entry = (name: string): string => taggedIssuer(service.name, textIn(event, name) ?? '')
  switch (event.outcome) {
    case 'accepted':
      if (event.kind === 'submit-code') return 'entered the right code and were signed in'
      return byEmail ? 'set up email codes' : `set up the authenticator app, entry ${entry('tag')}`
    case 'wrong':
      return n === 1 ? 'entered a wrong code' : `entered ${n} wrong codes`
    case 'clock':
      return `entered a code of the right entry, but from a device whose clock is ${offWords(numberIn(event, 'secondsOff'))}`
    case 'older-entry': {
      const expected = textIn(event, 'tag') === null ? '' : ` when that of ${entry('tag')} was expected`
      return `entered a code of the older entry ${entry('olderTag')}${expected}`
    }
    case 'too-old':
      return 'entered a code of the app that had already changed to the next one'
    case 'already-used':
      return 'entered a code that had been used already'
    case 'superseded':
      return `entered the code of email ${numberIn(event, 'number')} when email ${numberIn(event, 'newestNumber')} was the newest`
    case 'expired': {
      const expiresAt = numberIn(event, 'expiresAt')
      return `entered the right code of the newest email too late${expiresAt === null ? '' : `: it was good until ${times.time(expiresAt)}`}`
    }
    case 'malformed':
      return textIn(event, 'reason') === 'empty' ? 'submitted no code' : 'entered something that is not a six-digit code'
    case 'nothing-to-confirm':
      return `entered a code when ${nothingWords(textIn(event, 'reason'), byEmail)}`
    case 'locked':
      return `tried again while locked, when no code is looked at${untilWords(event, times)}`
    default:
      return `entered a code, which was answered "${event.outcome}"`
  }
}

/** "about 4 minutes slow" */
export function offWords(secondsOff: number | null): string {
  return secondsOff === null ? 'wrong' : englishClockOff(secondsOff)
}

function nothingWords(reason: string | null, byEmail: boolean): string {
  switch (reason) {
    case 'too-long-ago':
      return byEmail ? 'the last email was over a day old' : 'the QR code had been shown over 30 minutes before'
    case 'misses':
      return 'that of the newest email no longer counted, after too many wrong ones'
    default:
      return byEmail ? 'no email was waiting for one' : 'no QR code was waiting for one'
  }
}
