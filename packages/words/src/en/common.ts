import { timeLeft } from './times.ts'

export const common = {
  pageTitle: (page: { title: string; serviceName: string; failed: boolean }): string =>
    `${page.failed ? 'Error: ' : ''}${page.title} – ${page.serviceName}`,
  languageTitle: 'Language',
  skipLink: 'Skip to main content',
  back: 'Back',
  continue: 'Continue',
  submit: 'Submit',
  signOut: 'Sign out',
  tryAgain: 'Try again',
  step: (step: { number: number; of: number }): string => `Step ${step.number} of ${step.of}`,
  errorSummaryTitle: 'There is a problem',
  /** Heard, not seen, before a field's error. */
  errorPrefix: 'Error:',
  helpdeskIntro: (serviceName: string): string => `${serviceName} helpdesk`,
  helpdeskEmail: 'Email',
  helpdeskPhone: 'Phone',
  referenceLabel: 'Your reference',
  referenceHint:
    'Read it out to the helpdesk, so that they can see what happened. There is no letter O, letter I or letter L in it, and no 0 or 1.',
  checking: 'Checking',
  codeLabel: '6-digit code',
  nextCodeIn: (leftMs: number): string => `A new code appears in ${timeLeft(leftMs)}`,
  loading: 'Loading',
  /** Before the last of several that will all do: "A, B or C". */
  or: 'or',
}
