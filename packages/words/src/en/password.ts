import type { Refusal } from '../refusal.ts'

/** Choosing a password of one's own. */
export const password = {
  title: 'Choose your own password',
  lead: 'The password you signed in with was given to you, so somebody else may know it. From now on you sign in with the one you choose here.',
  /** Their own password, chosen before they came to look after others. */
  leadTooShort: 'You look after other people now, so your password has to be longer. From now on you sign in with the one you choose here.',
  label: 'New password',
  hint: (least: number): string =>
    `At least ${least} characters. Three or four words that do not belong together are easy to remember and hard to guess. Spaces count.`,
  /** Said quietly while it is being typed. */
  missing: (characters: number): string => (characters === 1 ? '1 more character' : `${characters} more characters`),
  longEnough: 'Long enough',
  submit: 'Continue',
  saving: 'Saving your password',
  empty: 'Enter a new password',
  outerSpace: (): Refusal => ({
    cause: 'Your password begins or ends with a space',
    next: 'Leave it out, as it is easily lost when you type it again.',
  }),
  tooShort: (least: number): Refusal => ({
    cause: `Your password must have at least ${least} characters`,
    next: 'Add a word or two. Any characters are allowed, and spaces too.',
  }),
  tooLong: (most: number): Refusal => ({ cause: `Your password can have at most ${most} characters`, next: 'Leave some of it out.' }),
  tooCommon: (): Refusal => ({
    cause: 'That password is too easy to guess',
    next: 'Many people use it or one like it, or it holds your own name. Choose words that do not belong together.',
  }),
  unchanged: (): Refusal => ({
    cause: 'That is the password you were given',
    next: 'Choose another one, which only you know.',
  }),
}
