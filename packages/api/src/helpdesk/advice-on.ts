import { taggedIssuer } from '@enrol/otp'
import { listed } from '@enrol/words'
import { type Case, type Entries, isReset, numberIn, type StoryEvent } from './case.ts'
import { endedSessions } from './ended-sessions.ts'
import type { Cause } from './likely-cause.ts'
import { sinceAsked } from './since-asked.ts'
import { mailFailureWords, notOfferedWords, offWords } from './step-words.ts'
import { type Times, timesOn } from './times.ts'

/** One or two sentences each. */
export interface Advice {
  readonly likelyCause: string
  readonly whatToDo: string
}

/** What a helpdesk agent is told of a cause, and of how it went on after the reference. */
export function adviceOn(cause: Cause, about: Case): Advice {
  const times = timesOn(about.asked.at)
  const { likelyCause, whatToDo } = general(cause, about, times)
  if (cause.kind === 'suspended' || about.person === null) return { likelyCause, whatToDo }
  const { turned, stoppedBy } = sinceAsked(cause, about)
  // What helped before is not to be done any more; but who may have the password is to be asked whatever came after.
  const kept = cause.kind === 'somebody-else' && stoppedBy?.kind !== 'somebody-else' ? whatToDo : null
  if (turned !== null && stoppedBy === null) return { likelyCause, whatToDo: settledWords(turned, kept, times) }
  const toDo = stoppedBy === null ? [whatToDo] : [kept, stoppedAgainWords(turned, general(stoppedBy, about, times), times)]
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

function general(cause: Cause, about: Case, times: Times): Advice {
  const { service, person } = about
  const entry = (tag: string | null): string => (tag === null ? `the newest "${service.name}" entry` : taggedIssuer(service.name, tag))
  const entries = ({ tag, tags = [] }: Entries): string => (tags.length === 0 ? entry(tag) : listed(tags.map(entry), 'or'))
  const reset = `users reset-mfa ${person?.username ?? 'NAME'} --reason "…"`
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
        whatToDo: `Check who they are, then reset: ${reset}. Tell security if the wrong codes were not theirs.`,
      }
    case 'somebody-else':
      return {
        likelyCause: `Somebody at another network address, ${cause.address}, gave the right password and then wrong codes: they may have stolen the password.`,
        whatToDo: 'Ask the person whether that was them. If not, tell security at once, and have the password changed.',
      }
    case 'mail-failed':
      return {
        likelyCause: `The email could not be sent: ${mailFailureWords(cause.reason)}.`,
        whatToDo:
          cause.reason === 'refused'
            ? 'Tell whoever runs the service now: the mail provider takes none of our mail. Meanwhile help them to set up an app.'
            : 'Have them press Send code again in a few minutes. If it goes on, tell whoever runs the service.',
      }
    case 'mail-bounced':
      return {
        likelyCause: `${cause.number === null ? 'Our email' : `Email ${cause.number}`} was refused or came back: their address is wrong, or their mailbox does not take our mail.`,
        whatToDo: `Check the address with them, and have it corrected. If it is right, their IT has to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-junked':
      return {
        likelyCause: 'Our mail was marked as junk in their mailbox.',
        whatToDo: `Have them look in the junk folder, mark the message as safe, add ${service.mailFrom} to the safe senders, and press Send code again.`,
      }
    case 'mail-delayed':
      return {
        likelyCause: 'Their mail provider is taking its time: the email is delayed.',
        whatToDo: `Have them wait for it rather than ask for another, since only the newest code works. If it happens often, their IT has to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-not-seen':
      return {
        likelyCause: cause.delivered
          ? 'The email was delivered and its code was never entered: it is probably in the junk folder.'
          : 'The email was sent and its code was never entered. It may be in the junk folder, or held back by their mail provider.',
        whatToDo: `Have them look in the junk folder and add ${service.mailFrom} to the safe senders, then press Send code again. If nothing comes, ask their IT to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-not-asked':
      return {
        likelyCause: 'They have not asked for an email: it is sent when Send code is pressed.',
        whatToDo: `Have them press Send code, and look for mail from ${service.mailFrom} at the address above.`,
      }
    case 'superseded':
      return {
        likelyCause: `They used the code of email ${cause.number}, and email ${cause.newestNumber} had been sent after it: only the newest code works.`,
        whatToDo: 'Have them open the newest email, by its number, and enter that code.',
      }
    case 'expired':
      return {
        likelyCause: 'Their code was right, but too old: an email code can only be used for a short time.',
        whatToDo: 'Have them press Send code again and enter the new code straight away. If mail is slow to come, ask their IT about it.',
      }
    case 'code-died':
      return {
        likelyCause: 'After too many wrong tries the code in the newest email does not count any more.',
        whatToDo: 'Have them press Send code again and enter the code of the new email.',
      }
    case 'email-gone':
      return {
        likelyCause: 'No email was waiting for its code: none had been sent, or it was too long ago.',
        whatToDo: 'Have them press Send code and enter the code of the new email.',
      }
    case 'clock':
      return {
        likelyCause: `The clock of the device with their app is ${offWords(cause.secondsOff)}, so its codes are for another time.`,
        whatToDo: 'Have them turn on automatic date and time on that device, and enter the next code.',
      }
    case 'older-entry':
      return {
        likelyCause: `Their app holds more than one entry for ${service.name}, and they used the older one, ${entry(cause.olderTag)}.`,
        whatToDo: `Have them use the entry ${entry(cause.tag)}, and delete the older ones from the app.`,
      }
    case 'too-old':
      return cause.times > 1
        ? {
            likelyCause: 'They entered codes that had already changed, more than once: the clock of their device is probably slow.',
            whatToDo: 'Have them turn on automatic date and time on that device, and enter the next code.',
          }
        : {
            likelyCause: 'The code had already changed in the app when it arrived.',
            whatToDo: 'Have them wait for a new code and enter it at once. If that fails, have them turn on automatic date and time.',
          }
    case 'already-used':
      return {
        likelyCause: 'The code had been used already: each works once.',
        whatToDo:
          cause.method === 'email'
            ? 'Have them press Send code again and enter the new code.'
            : 'Have them wait up to half a minute for the next code in the app, and enter that.',
      }
    case 'nothing-shown':
      return {
        likelyCause: 'There was no QR code left to confirm: none had been shown, or it was shown too long ago.',
        whatToDo: 'Have them start again with a new QR code, add it to the app, and enter its code within half an hour.',
      }
    case 'wrong-code':
      return wrongCodeAdvice(cause, entries(cause), reset)
    case 'malformed':
      return {
        likelyCause: 'What they entered is not a six-digit code.',
        whatToDo: 'Have them enter the six digits alone, and not the MFA secret or the password.',
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
    case 'no-device':
      return {
        likelyCause:
          'They gave the right password and have no code to enter: the device with the app may be lost, replaced or out of reach.',
        whatToDo: `If they still have it, help them to find the entry ${entries(cause)}. If not, check who they are, then reset: ${reset}.`,
      }
    case 'not-scanned':
      return {
        likelyCause: 'They were shown a QR code and have entered no code of it: they may have no app, or can not scan.',
        whatToDo:
          'Ask whether they have an app. If they can not scan, the MFA secret beside the QR code can be copied into the app instead.',
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
  }
}

function wrongCodeAdvice({ method, enrolling }: Extract<Cause, { kind: 'wrong-code' }>, entries: string, reset: string): Advice {
  if (method === 'email')
    return {
      likelyCause: 'The code matches none of the emails that were sent: it was mistyped, or is from somewhere else.',
      whatToDo: 'Have them press Send code again and copy the code of the newest email.',
    }
  if (enrolling)
    return {
      likelyCause:
        'The code matches none of the entries that they were shown: it was mistyped, is of another entry in the app, or the clock of the device with the app is more than 10 minutes off.',
      whatToDo: `Have them compare the time on that device with yours and turn on automatic date and time, then enter the code under the entry ${entries}. If it is not in the app, have them start again with a new QR code.`,
    }
  return {
    likelyCause: `The code is not of the entry ${entries}: it was mistyped, is of another entry in the app, or the clock of the device is wrong.`,
    whatToDo: `Have them enter the code under ${entries}, with automatic date and time turned on. If no such entry is left, check who they are, then reset: ${reset}.`,
  }
}
