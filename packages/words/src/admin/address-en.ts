import { counted } from '../en/plural.ts'
import { atTime, dates } from '../en/times.ts'
import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'

const NOT_AN_ADDRESS: Refusal = { cause: 'Enter one email address', next: 'For example sam@example.org, with nothing before or after it.' }

/** What an administrator reads who corrects somebody’s email address. */
export const address = {
  correct: 'Correct the email address',
  enterCode: 'Enter the code for the new address',
  title: (name: string): string => `Correct the email address of ${name}`,
  text: 'A code is sent to the new address. Its owner reads it out to you, and you enter it here: a mistyped address changes nothing. First make sure that it is them.',
  field: 'New email address',
  send: 'Send a code to it',
  sent: (to: string, sentAt: Instant, expiresAt: Instant): string =>
    `A code was sent to ${to} at ${dates.time(sentAt)}. It works until ${dates.time(expiresAt)}.`,
  whenRight:
    'When the code is right the address is replaced. They are signed out everywhere, codes come to the new address, and the old one is told.',
  hint: 'The code that they read out to you',
  another: 'Send another code',
  giveUp: 'Give up the change',
  later: 'Close',
  done: (name: string): string => `The email address of ${name} is replaced.`,
  givenUp: (name: string): string => `The email address of ${name} stays as it was.`,
  refusals: {
    'not-an-address': NOT_AN_ADDRESS,
    unchanged: { cause: 'They have that address already', next: 'It is verified. Enter another one, or close this.' } as Refusal,
    'address-refused': {
      cause: 'No mail is taken for that address',
      next: 'Have it read out letter by letter, and enter it again.',
    } as Refusal,
    wait: (until: Instant, now: Instant): Refusal => ({
      cause: `The next code can be sent ${atTime(until, now)}`,
      next: 'The code that was sent last still counts.',
    }),
    'mail-unavailable': (reference: string): Refusal => ({
      cause: 'The code could not be sent',
      next: `Nothing was changed. Try again in a few minutes; if it goes on, tell the helpdesk the reference ${reference}.`,
    }),
    wrong: (attempts: number): Refusal => ({
      cause: 'That is not the code in the newest email to that address',
      next:
        attempts === 0
          ? 'There were too many wrong codes. Send another one.'
          : `Have it read out digit by digit. You have ${counted(attempts, 'attempt', 'attempts')} left.`,
    }),
    'nothing-to-confirm': { cause: 'No code is waiting to be entered', next: 'Send another one.' } as Refusal,
  },
}
