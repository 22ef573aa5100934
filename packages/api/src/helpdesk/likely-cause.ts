import { networkOf } from '../session/network-of.ts'
import { type Case, entriesOf, isCode, isSuccess, isTurn, numberIn, type PersonFacts, type StoryEvent, textIn } from './case.ts'
import type { Cause } from './cause.ts'
import { endedSessions } from './ended-sessions.ts'
import { undoneAmong } from './undone.ts'

/** Rules over the events, the surest first, of what the person was stuck at in one of them: when they were given the reference, or later. */
export function likelyCause(about: Case, at: StoryEvent = about.asked): Cause {
  const { person } = about
  if (person === null) return causeWithoutPerson(at)
  if (person.suspendedAt !== null) return { kind: 'suspended', since: person.suspendedAt }
  if (at.kind === 'trouble') return { kind: 'server-error' }
  const { events, isOver } = spellOf(about, at)
  if (person.lock !== null && person.lock.until === null && !isOver) return { kind: 'disabled' }
  return somebodyElse(about, at, events) ?? causeByTopic(about, at, events) ?? causeOfSilence(about, at, events)
}

function causeWithoutPerson({ kind, outcome }: StoryEvent): Cause {
  if (kind === 'trouble') return { kind: 'server-error' }
  if (kind !== 'sign-in') return { kind: 'unclear' }
  return { kind: outcome === 'throttled' ? 'throttled' : 'unknown-name' }
}

/** From the last success or reset before an event to the first after it: another spell has a cause of its own. */
function spellOf({ events }: Case, at: StoryEvent): { readonly events: readonly StoryEvent[]; readonly isOver: boolean } {
  const index = events.indexOf(at)
  const from = events.findLastIndex((event, i) => i <= index && isTurn(event)) + 1
  const to = events.findIndex((event, i) => i > index && isTurn(event))
  return { events: events.slice(from, to === -1 ? events.length : to), isOver: to !== -1 }
}

/** Of a guesser, and of a person whose cause was another one. */
const MISSES_THAT_TELL = 3

/**
 * The person's own networks are those where they were given the reference and where they got in: somebody who fails may be anybody.
 * Only where they had got in by then, since whoever guesses long enough gets in too.
 */
function somebodyElse({ events, asked }: Case, at: StoryEvent, troubled: readonly StoryEvent[]): Cause | null {
  const successes = events.slice(0, events.indexOf(at) + 1).filter(isSuccess)
  const own = new Set([asked, ...successes].flatMap(({ address }) => (address === null ? [] : networkOf(address))))
  if (own.size === 0) return null
  const foreign = troubled.filter(
    ({ kind, outcome, address }) => kind === 'submit-code' && outcome === 'wrong' && address !== null && !own.has(networkOf(address)),
  )
  const address = foreign.at(-1)?.address ?? null
  if (address === null || foreign.length < MISSES_THAT_TELL) return null
  const guessedFrom = new Set(foreign.map(networkIn))
  const gotIn = events.findLast((event) => isSuccess(event) && guessedFrom.has(networkIn(event)))
  return { kind: 'somebody-else', address, ...(gotIn && { gotIn }) }
}

function networkIn({ address }: StoryEvent): string | null {
  return address === null ? null : networkOf(address)
}

type Topic = 'app' | 'email' | 'password'

/** What the person tried; null: that says nothing of what they are stuck at. */
export function topicOf(event: StoryEvent): Topic | null {
  const { kind, outcome } = event
  if (isCode(kind)) return textIn(event, 'method') === 'email' ? 'email' : 'app'
  if (kind === 'start-enrolment') return 'app'
  if (kind === 'send-email-code') return outcome === 'not-offered' ? null : 'email'
  if (kind === 'sign-in') return outcome === 'wrong-credentials' || outcome === 'throttled' ? 'password' : null
  return null
}

/** What the person had tried last by then is what they were stuck at; else what they tried after it. */
function causeByTopic({ person }: Case, at: StoryEvent, events: readonly StoryEvent[]): Cause | null {
  const undone = undoneAmong(events)
  const topics = events.map((event) => (undone.has(event) ? null : topicOf(event)))
  const byThen = topics.slice(0, events.indexOf(at) + 1)
  const isSome = (topic: Topic | null): boolean => topic !== null
  switch (byThen.findLast(isSome) ?? topics.findLast(isSome) ?? null) {
    case 'email':
      return causeByEmail(events)
    case 'app':
      return causeByApp(person, at, events)
    case 'password':
      return passwordCause(events)
    case null:
      return null
  }
}

/** A message was given to a mail provider; `bounced`: it refused the address at once. */
const WENT_OUT: readonly string[] = ['sent', 'bounced', 'mail-unavailable']

function causeByEmail(all: readonly StoryEvent[]): Cause {
  const newest = all.findLast(({ kind, outcome }) => kind === 'send-email-code' && WENT_OUT.includes(outcome))
  if (newest?.outcome === 'mail-unavailable') return { kind: 'mail-failed', reason: textIn(newest, 'reason') }
  const number = newest === undefined ? null : numberIn(newest, 'number')
  if (newest?.outcome === 'bounced') return { kind: 'mail-bounced', number }

  const purpose = newest === undefined ? null : textIn(newest, 'purpose')
  const ofNewest = (event: StoryEvent): boolean => numberIn(event, 'number') === number && textIn(event, 'purpose') === purpose
  const news = all.filter((event) => event.kind === 'delivery' && ofNewest(event)).map(({ outcome }) => outcome)
  if (news.includes('bounced')) return { kind: 'mail-bounced', number }
  if (news.includes('complained')) return { kind: 'mail-junked', number }

  const since = newest === undefined ? all : all.slice(all.indexOf(newest) + 1)
  const codes = since.filter((event) => isCode(event.kind) && textIn(event, 'method') === 'email')
  const named = namedLast(codes, ['superseded', 'expired', 'already-used', 'nothing-to-confirm'])
  if (named !== undefined) return namedEmailCause(named)
  const wrong = codes.findLast(({ outcome }) => outcome === 'wrong')
  if (wrong !== undefined) return { kind: 'wrong-code', method: 'email', enrolling: wrong.kind === 'confirm-enrolment', tag: null }
  if (codes.some(({ outcome }) => outcome === 'malformed')) return { kind: 'malformed' }

  const delivered = news.includes('delivered')
  if (news.includes('delayed') && !delivered) return { kind: 'mail-delayed', number }
  return newest === undefined ? { kind: 'mail-not-asked' } : { kind: 'mail-not-seen', number, delivered }
}

/** The last answer that names a cause, unless it was followed by so many plainly wrong codes that it no longer is the cause. */
function namedLast(codes: readonly StoryEvent[], names: readonly string[]): StoryEvent | undefined {
  const at = codes.findLastIndex(({ outcome }) => names.includes(outcome))
  const wrongAfter = codes.slice(at + 1).filter(({ outcome }) => outcome === 'wrong').length
  return wrongAfter < MISSES_THAT_TELL ? codes[at] : undefined
}

function namedEmailCause(event: StoryEvent): Cause {
  switch (event.outcome) {
    case 'superseded':
      return { kind: 'superseded', number: numberIn(event, 'number'), newestNumber: numberIn(event, 'newestNumber') }
    case 'expired':
      return { kind: 'expired' }
    case 'already-used':
      return { kind: 'already-used', method: 'email' }
    default:
      return { kind: textIn(event, 'reason') === 'misses' ? 'code-died' : 'email-gone' }
  }
}

function causeByApp(person: PersonFacts | null, at: StoryEvent, events: readonly StoryEvent[]): Cause {
  const codes = events.filter((event) => topicOf(event) === 'app' && isCode(event.kind))
  const named = namedLast(codes, ['clock', 'older-entry', 'too-old', 'already-used', 'nothing-to-confirm'])
  if (named !== undefined) return namedAppCause(named, codes)
  if (textIn(at, 'about') === 'cannot-get-code') return noDevice(person)
  const wrong = codes.findLast(({ outcome }) => outcome === 'wrong' || outcome === 'locked')
  if (wrong !== undefined)
    return { kind: 'wrong-code', method: 'totp', enrolling: wrong.kind === 'confirm-enrolment', ...entriesOf(tagsIn(wrong)) }
  if (codes.length > 0) return { kind: 'malformed' }
  const refusedEmail = events.findLast(({ outcome }) => outcome === 'not-offered')
  return refusedEmail === undefined ? { kind: 'not-scanned' } : { kind: 'not-offered', reason: textIn(refusedEmail, 'reason') }
}

function noDevice(person: PersonFacts | null): Cause {
  const { tag = null, tags = tag === null ? [] : [tag] } = person?.factor ?? {}
  return { kind: 'no-device', ...entriesOf(tags) }
}

/** The entries that a code could have been of. */
function tagsIn(event: StoryEvent): string[] {
  return (textIn(event, 'tags') ?? textIn(event, 'tag'))?.split(' ') ?? []
}

function namedAppCause(event: StoryEvent, codes: readonly StoryEvent[]): Cause {
  switch (event.outcome) {
    case 'clock':
      return { kind: 'clock', secondsOff: numberIn(event, 'secondsOff') }
    case 'older-entry':
      return { kind: 'older-entry', olderTag: textIn(event, 'olderTag'), tag: textIn(event, 'tag') }
    case 'too-old':
      return { kind: 'too-old', times: codes.filter(({ outcome }) => outcome === 'too-old').length }
    case 'already-used':
      return { kind: 'already-used', method: 'totp' }
    default:
      return { kind: 'nothing-shown' }
  }
}

function passwordCause(events: readonly StoryEvent[]): Cause {
  return { kind: events.findLast((event) => topicOf(event) === 'password')?.outcome === 'throttled' ? 'throttled' : 'wrong-password' }
}

/** Nothing was tried, which also says something. */
function causeOfSilence({ now, person, life }: Case, at: StoryEvent, events: readonly StoryEvent[]): Cause {
  const refusedEmail = events.findLast(({ outcome }) => outcome === 'not-offered')
  if (refusedEmail !== undefined) return { kind: 'not-offered', reason: textIn(refusedEmail, 'reason') }
  const ended = endedSessions(events, now, life).find(({ before }) => before !== null)
  if (ended !== undefined) return { kind: 'session-ended', idleMs: ended.idleMs }
  const stage = textIn(at, 'stage') ?? events.findLast(({ kind }) => kind === 'sign-in')?.outcome
  if (stage === 'enrolling') return { kind: 'not-started' }
  if (stage !== 'challenge' || person === null) return { kind: 'unclear' }
  return person.factor?.method === 'email' ? { kind: 'mail-not-asked' } : noDevice(person)
}
