import { type Advice, resetCommand } from './advice.ts'
import { type Case, isReset, numberIn, type StoryEvent } from './case.ts'
import type { Cause, StrangerCause } from './cause.ts'
import { codeAdvice } from './code-advice.ts'
import { emailAdvice } from './email-advice.ts'
import { notOfferedWords } from './email-words.ts'
import { endedSessions } from './ended-sessions.ts'
import { sinceAsked, strangerIn } from './since-asked.ts'
import { type Times, timesOn } from './times.ts'

/** What a helpdesk agent is told of a cause, and of how it went on after the reference. */
export function adviceOn(cause: Cause, about: Case): Advice {
  const times = timesOn(about.asked.at)
  const { likelyCause, whatToDo } = general(cause, about, times)
  if (cause.kind === 'suspended' || about.person === null) return { likelyCause, whatToDo }
  const { turned, stoppedBy } = sinceAsked(cause, about)
  const stranger = strangerIn(cause, about)
  const gotIn = stranger?.gotIn ?? null
  // What helped before is not to be done any more; but who may have the password is to be asked whatever came after.
  const isKept = gotIn !== null || stoppedBy?.kind !== 'somebody-else'
  const kept = stranger !== null && isKept ? strangerAdvice(stranger, about, times) : null
  if (turned !== null && stoppedBy === null) return { likelyCause, whatToDo: settledWords(turned, kept, times) }
  // Who guessed is not said to be the person.
  const theirs = turned === gotIn ? null : turned
  const toDo = stoppedBy === null ? [whatToDo] : [kept, stoppedAgainWords(theirs, general(stoppedBy, about, times), times)]
  return { likelyCause, whatToDo: together(...toDo, waitWords(about, times), sessionWords(about)) }
}

function together(...sentences: readonly (string | null)[]): string {
  return sentences.filter((words) => words !== null).join(' ')
}

function settledWords(turned: StoryEvent, kept: string | null, times: Times): string {
  if (!isReset(turned)) return kept ?? `Nothing, unless it happens again: they got in since, at ${times.time(turned.at)}.`
  return together(kept, `Their second factor was taken away since, at ${times.time(turned.at)}: have them sign in and set it up again.`)
}

function stoppedAgainWords(turned: StoryEvent | null, { likelyCause, whatToDo }: Advice, times: Times): string {
  return `${stoppedWhenWords(turned, times)} ${likelyCause} ${whatToDo}`
}

function stoppedWhenWords(turned: StoryEvent | null, times: Times): string {
  if (turned === null) return 'Since then something else has stopped them.'
  const what = isReset(turned) ? 'Their second factor was taken away' : 'They got in'
  return `${what} since, at ${times.time(turned.at)}, and were stopped again after that.`
}

function waitWords({ person, events, now }: Case, times: Times): string | null {
  const lockedUntil = person?.lock?.until ?? null
  if (lockedUntil !== null) return `No code is looked at before ${times.until(lockedUntil, now)}.`
  const throttled = events.findLast(({ outcome }) => outcome === 'throttled')
  const until = throttled === undefined ? null : numberIn(throttled, 'until')
  return until === null || until <= now ? null : `No password is looked at before ${times.until(until, now)}.`
}

function sessionWords({ events, now, life }: Case): string | null {
  const ended = endedSessions(events, now, life).at(-1)
  return ended?.before === null ? 'Their session has probably ended meanwhile: then they sign in again first.' : null
}

function strangerAdvice({ gotIn }: StrangerCause, { events, person }: Case, times: Times): string {
  const ask = 'Ask the person whether that was them. If not, tell security at once'
  if (gotIn === undefined) return `${ask}, and have the password changed.`
  const told = `Somebody got in at ${times.time(gotIn.at)}, from ${gotIn.address}. ${ask}`
  if (events.slice(events.indexOf(gotIn)).some(isReset)) return `${told}, and have the password changed.`
  return `${told}, have the password changed, then reset: ${resetCommand(person)}.`
}

function general(cause: Cause, about: Case, times: Times): Advice {
  const { person } = about
  switch (cause.kind) {
    case 'suspended':
      return {
        likelyCause: `They have been suspended since ${times.time(cause.since)}: even the right password is answered like a wrong one.`,
        whatToDo: `Ask whoever suspended them. If they should get in, restore them: users restore ${person?.username ?? 'NAME'} --reason "…".`,
      }
    case 'server-error':
      return {
        likelyCause: 'The server failed, by no fault of the person.',
        whatToDo: 'Have them try again. If it goes on, give the reference to whoever runs the service: the log tells the rest under it.',
      }
    case 'disabled':
      return {
        likelyCause:
          'So many wrong codes were entered in a row that none is looked at any more. Somebody may know the password and be guessing.',
        whatToDo: `Check who they are, then reset: ${resetCommand(person)}. Tell security if the wrong codes were not theirs.`,
      }
    case 'somebody-else':
      return {
        likelyCause: `Somebody at another network address, ${cause.address}, gave the right password and then wrong codes: they may have stolen the password.`,
        whatToDo: strangerAdvice(cause, about, times),
      }
    case 'wrong-password':
      return {
        likelyCause: 'They do not give the right password, so they are not asked for a code yet.',
        whatToDo: 'Have them check the user name and the password. If they did not try to sign in at these times, tell security.',
      }
    case 'throttled':
      return {
        likelyCause: 'After too many wrong passwords sign-ins are slowed down for a few minutes.',
        whatToDo: 'Have them wait, then try once with the right password. If they did not try to sign in at these times, tell security.',
      }
    case 'unknown-name':
      return {
        likelyCause: 'Nobody has the user name that was typed.',
        whatToDo: 'Have them check the user name letter by letter. If it is right, their administrator has to add them.',
      }
    case 'not-offered':
      return {
        likelyCause: `They wanted a code by email, but ${notOfferedWords(cause.reason)}.`,
        whatToDo:
          cause.reason === 'no-verified-address'
            ? 'Ask their administrator to have their ordinary email address verified, or help them to set up an app.'
            : 'Help them to use an authenticator app (there are some for computers, too), or ask their administrator about email codes.',
      }
    case 'not-started':
      return {
        likelyCause: 'They were asked to set up a second factor and have not begun.',
        whatToDo: 'Go through the page with them: get an authenticator app, scan the QR code, enter the code.',
      }
    case 'session-ended':
      return {
        likelyCause: `They were away from the page for too long: a session without a code ends after ${cause.idleMs / 60_000} minutes without use.`,
        whatToDo: 'Have them sign in again with the code at hand, and enter it straight away.',
      }
    case 'unclear':
      return {
        likelyCause: 'The events do not show one.',
        whatToDo: 'Have them try again while you are on the phone, and explain this reference again: it tells everything up to now.',
      }
    case 'mail-failed':
    case 'mail-bounced':
    case 'mail-junked':
    case 'mail-delayed':
    case 'mail-not-seen':
    case 'mail-not-asked':
    case 'superseded':
    case 'expired':
    case 'code-died':
    case 'email-gone':
      return emailAdvice(cause, about)
    case 'clock':
    case 'older-entry':
    case 'too-old':
    case 'already-used':
    case 'nothing-shown':
    case 'wrong-code':
    case 'malformed':
    case 'no-device':
    case 'not-scanned':
      return codeAdvice(cause, about)
  }
}
