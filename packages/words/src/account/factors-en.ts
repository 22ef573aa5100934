import { dates } from '../en/times.ts'
import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'

/** Where the person's codes come from, and what they may change about it. */
export const en = {
  apps: {
    title: 'Where your codes come from',
    listed: 'Your authenticator apps',
    email: (address: string): string => `Codes are sent to ${address}.`,
    setUp: (at: Instant): string => `Set up on ${dates.dateAndTime(at)}`,
    /** For an app that has a name of its own. */
    since: (entryName: string, at: Instant): string => `Listed as ${entryName}, set up on ${dates.dateAndTime(at)}`,
    each: 'A code from any of them signs you in.',
    add: 'Add another app',
    addText: 'A second app, for example on a tablet or at home, lets you in when the first one is lost. The first one goes on working.',
    most: (most: number): string => `You have ${most} apps, which is the most you can have. Remove one to add another.`,
    remove: 'Remove',
    working: 'Removing the app',
    refused: {
      'not-found': 'That app was removed already.',
      'last-one': 'That app is your only one, so it stays. Add another one first.',
    },
    removeNamed: (name: string): string => `Remove ${name}`,
    toEmail: 'Change to email codes',
    toApp: 'Change to an authenticator app',
    toAppText: 'An app works without waiting for mail. Until it is set up, your email codes go on working.',
  },
  removing: {
    title: (name: string): string => `Remove ${name}?`,
    text: 'Its codes will no longer sign you in. Your other apps go on working. Other browsers that are signed in will be signed out.',
    confirm: 'Remove it',
    keep: 'Keep it',
  },
  adding: {
    title: 'Add an authenticator app',
    changeTitle: 'Change to an authenticator app',
    name: 'What do you call this app? (optional)',
    nameHint: 'For example “Work phone” or “Tablet”',
    nameRefused: {
      tooLong: (most: number): Refusal => ({ cause: `The name can have at most ${most} characters`, next: 'Leave some of it out.' }),
      notPlain: (): Refusal => ({ cause: 'There are hidden characters in the name', next: 'Type it instead of pasting it.' }),
    },
    codeTitle: 'Then enter the code that it shows',
    keeps: 'Nothing changes until you enter a correct code from it.',
  },
  toEmail: {
    title: 'Change to email codes',
    lead: 'We send a code to your email address. Once you have entered it here, your codes come by email, and your apps no longer work.',
  },
  proofLead: 'You are about to change how you sign in, so we check again who you are.',
  done: {
    'app-added': 'The app is added. Its codes sign you in from now on.',
    'app-removed': 'The app is removed. Its codes no longer work.',
    'changed-to-app': 'Your codes come from your app now.',
    'changed-to-email': 'Your codes come by email now.',
    enrolled: 'You have MFA already.',
    others: 'Other browsers that were signed in have been signed out.',
  },
}

export type FactorWords = typeof en
