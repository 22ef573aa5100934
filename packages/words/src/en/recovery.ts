import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'
import { counted } from './plural.ts'
import { dates } from './times.ts'
import { verdicts } from './verdicts.ts'

function codes(count: number): string {
  return count === 0 ? 'no recovery codes' : counted(count, 'recovery code', 'recovery codes')
}

/** Recovery codes: used at sign-in, made and kept on the account page. */
export const recovery = {
  title: 'Recovery codes',
  use: 'Use a recovery code',
  useLead: 'Enter one of the recovery codes that you kept. Each one signs you in once.',
  label: 'Recovery code',
  hint: '16 letters and digits in four groups. Capital letters, spaces and hyphens do not matter.',
  have: 'You have recovery codes',
  refusals: {
    empty: (): Refusal => ({ cause: 'Enter a recovery code', next: 'They are in the list that you kept, printed or downloaded.' }),
    /** `way`: what the page calls its way to enter a 6-digit code. */
    notACode: (way: string): Refusal => ({
      cause: 'That is not a recovery code',
      next: `It has 16 letters and digits, like K7QM-3XDA-9WTE-0HBV. To enter a 6-digit code, choose “${way}”.`,
    }),
    wrong: (attempts: number): Refusal => ({
      cause: 'That is not one of your recovery codes',
      next: `Check each letter and digit. If you have made new codes since, only the newest list works. ${verdicts.attemptsLeft(attempts)}`,
    }),
    alreadyUsed: (): Refusal => ({
      cause: 'That recovery code has been used already',
      next: 'Cross it out in your list and enter another one.',
    }),
    none: (way: string): Refusal => ({
      cause: 'You have no recovery codes',
      next: `To enter the code that you are usually asked for, choose “${way}”. If you can’t get one, ring the helpdesk.`,
    }),
  },
  left: ({ left, of }: { left: number; of: number }): string => `${left} of ${of} left.`,
  what: 'Each one signs you in once when you can’t get a code, for example when you have lost your phone.',
  getTitle: 'Get your recovery codes',
  fewTitle: (left: number): string => `You have ${codes(left)} left`,
  fewText: 'Make new ones now, while you can sign in.',
  get: 'Get recovery codes',
  renew: 'Make new recovery codes',
  make: {
    first: 'You get ten codes, shown once. Print them, or keep them where only you can read them and not only on your phone.',
    again: 'You get ten new codes, shown once. The ones you have now stop working at once.',
    submit: 'Make the codes',
    making: 'Making your codes',
  },
  proof: {
    title: 'Show that it is you',
    lead: 'Recovery codes can sign you in, so we check again who you are. Then your codes are made.',
    wrongPassword: (): Refusal => ({
      cause: 'That is not your password',
      next: 'Check that Caps Lock is off. Small and capital letters count.',
    }),
    emailHint: 'From the newest email',
  },
  shown: {
    title: 'Your recovery codes',
    once: 'They are not shown again. Keep them before you leave this page.',
    list: 'Ten recovery codes',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Your browser did not allow copying. Print them, or select them and copy.',
    download: 'Download',
    print: 'Print',
    kept: 'I’ve kept them',
    madeAt: (at: Instant): string => `Made on ${dates.dateAndTime(at)}. Earlier codes no longer work.`,
    sheetTitle: (serviceName: string): string => `${serviceName} recovery codes`,
    fileName: (serviceName: string): string => `${serviceName} recovery codes.txt`,
    keepSafe: 'Your password is needed with them. Do not keep it here too. Nobody from the helpdesk asks for them.',
  },
}
