import { taggedIssuer } from '@enrol/otp'
import { listed } from '@enrol/words'
import { type Advice, resetCommand } from './advice.ts'
import type { Case, Entries } from './case.ts'
import type { CodeCause } from './cause.ts'
import { offWords } from './code-words.ts'

export function codeAdvice(cause: CodeCause, { service, person }: Case): Advice {
  const entry = (tag: string | null): string => (tag === null ? `the newest "${service.name}" entry` : taggedIssuer(service.name, tag))
  const entries = ({ tag, tags = [] }: Entries): string => (tags.length === 0 ? entry(tag) : listed(tags.map(entry), 'or'))
  const reset = resetCommand(person)
  switch (cause.kind) {
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
  }
}

function wrongCodeAdvice({ method, enrolling }: Extract<CodeCause, { kind: 'wrong-code' }>, entries: string, reset: string): Advice {
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
