import { SLOW_TYPING_S } from '../clock-off.ts'
import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'
import { counted } from './plural.ts'
import { atTime, clockOff, dates, timeLeft } from './times.ts'

function attemptsLeft(attempts: number): string {
  if (attempts === 0) return 'That was your last attempt for now: the next code is checked only after a wait.'
  return `You have ${counted(attempts, 'attempt', 'attempts')} left.`
}

function lookFor(entryName: string): string {
  return `Look for ${entryName} in your app, not another entry, and enter the code that it shows now. If it is the right one, check that the time on that device is right.`
}

/** What is said when a code is refused: the cause in the person's terms, then what to do. */
export const verdicts = {
  attemptsLeft,
  clockOff: (secondsOff: number): string => clockOff(secondsOff),
  emptyCode: 'Enter the 6-digit code',
  notSixDigits: 'The code must be 6 digits',
  notSixDigitsNext: 'Check that no digit is missing and that there are no letters. Spaces do not matter.',
  secretTyped: (entryName: string): Refusal => ({
    cause: 'That is the MFA secret, not a code',
    next: `Enter the secret in your app, as a setup key. Then enter the 6 digits that the app shows under ${entryName}.`,
  }),
  passwordTyped: (): Refusal => ({
    cause: 'That looks like a password, not a code',
    next: 'It was not sent. Delete it, and enter the 6-digit code.',
  }),
  /** `way`: what the page calls its way to enter a recovery code; null: it has none. */
  recoveryCodeTyped: (from: 'app' | 'email', way: string | null): Refusal => ({
    cause: `That looks like a recovery code, not a code from ${from === 'app' ? 'your app' : 'an email'}`,
    next:
      way === null ? `Enter the 6 digits ${from === 'app' ? 'that your app shows' : 'from the newest email'}.` : `Choose “${way}” below.`,
  }),
  malformedInApp: (reason: 'empty' | 'not-six-digits', entryName: string): Refusal =>
    reason === 'empty'
      ? { cause: verdicts.emptyCode, next: `Your app shows it under ${entryName}.` }
      : { cause: verdicts.notSixDigits, next: verdicts.notSixDigitsNext },
  malformedInEmail: (reason: 'empty' | 'not-six-digits'): Refusal =>
    reason === 'empty'
      ? { cause: verdicts.emptyCode, next: 'It is in the newest email that we sent you.' }
      : { cause: verdicts.notSixDigits, next: verdicts.notSixDigitsNext },
  alreadyUsedInApp: (nextCodeAt: Instant, now: Instant): Refusal => ({
    cause: 'That code has been used already',
    next:
      now < nextCodeAt
        ? `Each code works once. Your app shows the next one in ${timeLeft(nextCodeAt - now)}: enter that.`
        : 'Each code works once. Your app shows the next one now: enter that.',
  }),
  enrolment: {
    wrong: (entryName: string, attempts: number): Refusal => ({
      cause: `That is not the code for ${entryName}`,
      next: `${lookFor(entryName)} ${attemptsLeft(attempts)}`,
    }),
    /** Not the first refusal: what is less common is named as well. */
    wrongAgain: (entryName: string, attempts: number): Refusal => ({
      ...verdicts.enrolment.wrong(entryName, attempts),
      next: `${lookFor(entryName)} If the code does not change by itself every 30 seconds, the entry is counter-based: delete it in your app, go back to the QR code, and add it again as time-based. ${attemptsLeft(attempts)}`,
    }),
    clock: (secondsOff: number, attempts: number): Refusal =>
      // Typing slowly looks the same as a clock that is a little slow, and is the likelier of the two.
      secondsOff < 0 && secondsOff >= -SLOW_TYPING_S
        ? {
            cause: `That code has run out, or the clock of the device with your app is ${clockOff(secondsOff)}`,
            next: `Enter the code that your app shows now. If that is refused too, turn on automatic date and time in the device’s settings. ${attemptsLeft(attempts)}`,
          }
        : {
            cause: `The clock of the device with your app is ${clockOff(secondsOff)}`,
            next: `Turn on automatic date and time in that device’s settings, then enter the next code. ${attemptsLeft(attempts)}`,
          },
    olderEntry: (older: { entryName: string; issuedAt: Instant; now: Instant }, newest: string, attempts: number): Refusal => ({
      cause: `That code is from an older entry, ${older.entryName}`,
      next: `It was shown to you ${atTime(older.issuedAt, older.now)} and no longer counts. Delete ${older.entryName} in your app and use ${newest}. ${attemptsLeft(attempts)}`,
    }),
    nothingToConfirm: (reason: 'none' | 'too-long-ago' | 'misses'): Refusal => {
      switch (reason) {
        case 'none':
          return { cause: 'No QR code is waiting to be confirmed', next: 'Get a new QR code and add it to your app.' }
        case 'too-long-ago':
          return {
            cause: 'Your QR code was shown over 30 minutes ago, so it has run out',
            next: 'Get a new QR code, delete the old entry from your app and add the new one.',
          }
        case 'misses':
          return {
            cause: 'There were too many wrong codes for this QR code',
            next: 'Get a new QR code, delete the old entry from your app and add the new one.',
          }
      }
    },
  },
  challenge: {
    wrong: (entryName: string, attempts: number): Refusal => ({
      cause: `That is not the code that your app shows for ${entryName}`,
      next: `If your app has several entries for this service, use the newest. Enter the code that it shows now. ${attemptsLeft(attempts)}`,
    }),
    tooOld: (attempts: number): Refusal => ({
      cause: 'That code has run out',
      next: `Your app has shown a newer one since. If your app still shows the code that you entered, turn on automatic date and time on that device. ${attemptsLeft(attempts)}`,
    }),
  },
  email: {
    wrong: (newest: { number: number; sentAt: Instant; now: Instant } | null, attempts: number): Refusal => ({
      cause: newest
        ? `That is not the code in email ${newest.number}, sent ${atTime(newest.sentAt, newest.now)}`
        : 'That is not the code in the newest email',
      next: `Check each digit, or copy the code from the email and paste it here. ${attemptsLeft(attempts)}`,
    }),
    alreadyUsed: (): Refusal => ({ cause: 'That code has been used already', next: 'Each code works once. Send another code.' }),
    superseded: (
      typed: { number: number; sentAt: Instant },
      newest: { number: number; sentAt: Instant },
      now: Instant,
      attempts: number,
    ): Refusal => ({
      cause: `That code is from email ${typed.number}, sent ${atTime(typed.sentAt, now)}`,
      next: `Only the newest counts: use the code from email ${newest.number}, sent ${atTime(newest.sentAt, now)}. ${attemptsLeft(attempts)}`,
    }),
    expired: (sentAt: Instant, expiresAt: Instant): Refusal => ({
      cause: `That code ran out at ${dates.time(expiresAt)}`,
      next: `It was right, but a code works for ${timeLeft(expiresAt - sentAt)} only. Send another code.`,
    }),
    nothingToConfirm: (reason: 'none' | 'too-long-ago' | 'misses'): Refusal => {
      switch (reason) {
        case 'none':
          return { cause: 'There is no emailed code to check this one against', next: 'Send a code, then enter it here.' }
        case 'too-long-ago':
          return { cause: 'The last code was sent over a day ago, so it has run out', next: 'Send another code, then enter it here.' }
        case 'misses':
          return { cause: 'There were too many wrong codes for that email', next: 'Its code no longer counts. Send another code.' }
      }
    },
  },
}
