import { taggedIssuer } from '@enrol/otp'
import { englishClockOff } from '@enrol/words'
import { type Case, isCode, numberIn, type StoryEvent, textIn } from './case.ts'
import { madeCodesWords, noticeWords, proofWords, recoveryWords } from './recovery-words.ts'
import type { Repeated } from './repetitions.ts'
import type { Times } from './times.ts'

/** What happened, as the rest of a sentence that begins with a time. */
export function stepWords(repeated: Repeated, about: Case, times: Times): string {
  const { events, from, isAsked } = repeated
  const [event] = events
  const words = happened(repeated, about, times)
  const often = events.length > 1 && !isCounted(event) ? ` (${events.length} times)` : ''
  const where = from === null ? '' : ` (from ${from})`
  const reference = isAsked && event.kind !== 'ask-for-help' ? ' (this reference)' : ''
  return words + often + where + reference
}

/** Where the number is part of the words. */
function isCounted({ kind, outcome }: StoryEvent): boolean {
  return outcome === 'wrong' || outcome === 'wrong-credentials' || kind === 'start-enrolment'
}

function happened(repeated: Repeated, about: Case, times: Times): string {
  const [event] = repeated.events
  const { kind, outcome } = event
  if (isCode(kind)) return `they ${codeWords(repeated.events, about, times)}`
  switch (kind) {
    case 'sign-in':
      return signInWords(repeated, about, times)
    case 'sign-out':
      return 'they signed out'
    case 'change-password':
      return outcome === 'changed' ? 'they chose a password of their own' : 'they chose a password that was not taken'
    case 'start-enrolment':
      return shownWords(repeated.events, about)
    case 'use-recovery-code':
      return `they ${recoveryWords(event, repeated.events.length, untilWords(event, times))}${lockWords(repeated.events.at(-1) ?? event, times)}`
    case 'create-recovery-codes':
      return madeCodesWords(event)
    case 'add-app':
      return `${addAppWords(event, about)}${lockWords(repeated.events.at(-1) ?? event, times)}`
    case 'remove-app':
      return outcome === 'removed' ? 'they removed one of their authenticator apps' : 'they tried to remove an authenticator app'
    case 'change-to-email':
      return outcome === 'accepted' ? 'they changed from their app to email codes' : 'they tried to change to email codes'
    case 'prove':
      return `${proofWords(event, repeated.events.length, untilWords(event, times))}${lockWords(repeated.events.at(-1) ?? event, times)}`
    case 'send-notice':
      return noticeWords(event)
    case 'send-email-code':
      return emailWords(event, times)
    case 'delivery':
      return deliveryWords(event)
    case 'ask-for-help':
      return helpWords(event, repeated.isAsked)
    case 'trouble':
      return `the server failed while ${procedureWords(textIn(event, 'procedure'))}, by no fault of theirs`
    case 'reset-mfa':
      return outcome === 'done' ? `an operator took their second factor away${quoted(event)}` : refusedDeedWords(event)
    case 'suspend-user':
      return outcome === 'done' ? `an operator suspended them${quoted(event)}` : refusedDeedWords(event)
    case 'restore-user':
      return outcome === 'done' ? `an operator let them in again${quoted(event)}` : refusedDeedWords(event)
    case 'start-address-change':
      return outcome === 'sent'
        ? 'an administrator had a code sent to a new address of theirs'
        : 'no code was sent to a new address of theirs'
    case 'confirm-address-change':
      return outcome === 'accepted' ? 'their email address was replaced by a new one' : 'the code for a new address of theirs was not taken'
    case 'add-user':
      return 'an operator added them'
    default:
      return `the event "${kind}" was recorded (${outcome})`
  }
}

function addAppWords(event: StoryEvent, { service }: Case): string {
  switch (event.outcome) {
    case 'accepted':
      return 'they added an authenticator app'
    case 'other-app': {
      const entry = taggedIssuer(service.name, textIn(event, 'otherTag') ?? '')
      return `they tried to add an authenticator app, but with a code of the entry ${entry} that they have already`
    }
    default:
      return 'they tried to add an authenticator app'
  }
}

function refusedDeedWords({ kind, outcome }: StoryEvent): string {
  return `an administrator tried "${kind}", which changed nothing (${outcome})`
}

/** What an operator wrote, as one line in which no whole email address is left. */
function quoted(event: StoryEvent): string {
  const reason = textIn(event, 'reason')
  if (reason === null) return ''
  return ` ("${reason.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/(\S)\S*(@\S+)/gu, '$1••••$2')}")`
}

function signInWords({ events, idleMs }: Repeated, { person }: Case, times: Times): string {
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

function untilWords(event: StoryEvent, times: Times): string {
  const until = numberIn(event, 'until')
  return until === null ? '' : ` until ${times.until(until, event.at)}`
}

function shownWords(events: readonly StoryEvent[], { service }: Case): string {
  const tag = textIn(events.at(-1) as StoryEvent, 'tag') ?? ''
  const entry = taggedIssuer(service.name, tag)
  if (events.length === 1) return `they were shown a QR code for the entry ${entry}`
  return `they were shown ${events.length} QR codes, of which only the last, for the entry ${entry}, counts`
}

function codeWords(events: Repeated['events'], about: Case, times: Times): string {
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

/** A miss that started a lock says until when; null: for good. */
function lockWords(event: StoryEvent, times: Times): string {
  if (event.detail['attemptsLeft'] !== 0) return ''
  return event.detail['until'] === null
    ? '; that was one wrong code too many, and none is looked at until the second factor is reset'
    : `, which locked them out${untilWords(event, times)}`
}

function emailWords(event: StoryEvent, times: Times): string {
  const number = numberIn(event, 'number')
  switch (event.outcome) {
    case 'sent':
      return `email ${number} was sent to them`
    case 'wait':
      return `they asked for another email too soon${waitWords(event, times)}`
    case 'bounced':
      return `email ${number} was refused by their mail provider as soon as it was sent`
    case 'not-offered':
      return `they asked for a code by email and did not get one: ${notOfferedWords(textIn(event, 'reason'))}`
    case 'mail-unavailable':
      return `email ${number} could not be sent: ${mailFailureWords(textIn(event, 'reason'))}`
    default:
      return `an email ended as "${event.outcome}"`
  }
}

function waitWords(event: StoryEvent, times: Times): string {
  const until = numberIn(event, 'until')
  return until === null ? '' : `; one was possible from ${times.until(until, event.at)}`
}

export function notOfferedWords(reason: string | null): string {
  switch (reason) {
    case 'organisation-policy':
      return "the organisation's policy does not offer it to them"
    case 'no-verified-address':
      return 'no verified address is known of them'
    default:
      return 'their second factor is the authenticator app'
  }
}

export function mailFailureWords(reason: string | null): string {
  switch (reason) {
    case 'refused':
      return 'the mail provider refused it'
    case 'timed-out':
      return 'the mail provider did not answer in time, so it may yet arrive'
    default:
      return 'the mail provider could not be reached'
  }
}

function deliveryWords(event: StoryEvent): string {
  const email = `email ${numberIn(event, 'number')}`
  switch (event.outcome) {
    case 'delivered':
      return `the mail provider said that ${email} was delivered`
    case 'delayed':
      return `the mail provider said that ${email} was delayed`
    case 'bounced':
      return `the mail provider said that ${email} came back undelivered`
    default:
      return `the mail provider said that ${email} was marked as junk`
  }
}

function helpWords(event: StoryEvent, isAsked: boolean): string {
  const given = isAsked ? 'were given this reference' : 'were given a reference'
  switch (textIn(event, 'about')) {
    case 'cannot-get-code':
      return `they said that they can't get a code, and ${given}`
    case 'cannot-enrol':
      return `they said that they can't set up a second factor, and ${given}`
    case 'locked':
      return `they saw that codes were locked, and ${given}`
    default:
      return `they asked for help and ${given}`
  }
}

function procedureWords(procedure: string | null): string {
  switch (procedure) {
    case 'session.signIn':
      return 'signing them in'
    case 'challenge.submit':
    case 'challenge.useRecoveryCode':
    case 'account.prove':
    case 'account.proveByRecoveryCode':
    case 'enrolment.confirmTotp':
    case 'enrolment.confirmEmail':
      return 'checking a code'
    case 'enrolment.startTotp':
      return 'making a QR code'
    case 'account.createRecoveryCodes':
      return 'making recovery codes'
    case 'challenge.sendEmailCode':
    case 'account.sendProofCode':
    case 'enrolment.sendEmailCode':
      return 'sending an email'
    default:
      return `answering ${procedure ?? 'a page'}`
  }
}
