import { taggedIssuer } from '@enrol/otp'
import { type Case, isCode, type StoryEvent, textIn } from './case.ts'
import { codeWords, shownWords } from './code-words.ts'
import { deliveryWords, emailWords } from './email-words.ts'
import { lockWords, untilWords } from './lock-words.ts'
import { madeCodesWords, noticeWords, proofWords, recoveryWords } from './recovery-words.ts'
import type { Repeated } from './repetitions.ts'
import { signInWords } from './sign-in-words.ts'
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
