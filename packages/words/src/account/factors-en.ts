import { counted } from '../en/plural.ts'
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
    lost: 'I have lost this one',
    lostNamed: (name: string): string => `I have lost this one: ${name}`,
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
    replaceTitle: (name: string): string => `Replace ${name}`,
    /** It is right, in another place. */
    otherApp: (other: string, newest: string): Refusal => ({
      cause: `That code is from your app ${other}`,
      next: `Enter the code that your app shows for the new entry, ${newest}.`,
    }),
    /** An app by the name that the person gave it, and as the app itself lists it. */
    named: (name: string, entryName: string): string => `${name} (${entryName})`,
    codeTitle: 'Then enter the code that it shows',
    keeps: 'Nothing changes until you enter a correct code from it.',
    thenRemoved: (name: string): string => `Nothing changes until you enter a correct code from it. Then ${name} is removed.`,
  },
  toEmail: {
    title: 'Change to email codes',
    lead: 'We send a code to your email address. Once you have entered it here, your codes come by email, and your apps no longer work.',
  },
  /** Asked of whoever has just signed in with a recovery code. */
  lost: {
    used: 'You signed in with a recovery code',
    usedText: (left: number): string =>
      `That code no longer works: cross it out in your list. You have ${left === 0 ? 'no recovery codes' : counted(left, 'recovery code', 'recovery codes')} left.`,
    app: {
      title: 'Have you lost your app?',
      text: 'If it is gone, put a new one in its place now. Nothing changes until you have entered a code from the new one. Then the lost one is removed, and whoever finds it can’t sign in with it.',
      replace: 'Replace the app now',
      keep: 'I still have it',
    },
    apps: {
      title: 'Have you lost one of your apps?',
      text: 'Replace the one that is gone, or remove it if you need no new one. Then whoever finds it can’t sign in with it. A replaced app goes on working until you have entered a code from the new one.',
      replace: 'Replace',
      replaceNamed: (name: string): string => `Replace ${name}`,
      keep: 'I still have all of them',
    },
    /** No proof can be given with a recovery code any more. */
    last: 'That was your last recovery code, so do this now: in a few minutes we ask for one more code.',
    /** `way`: what the page that asks for a code at sign-in calls its help. */
    noCode: (way: string): string =>
      `You have no recovery code to use instead. Sign out and sign in again: there, “${way}” lets you ask your organisation’s administrators for a reset. Or contact the helpdesk.`,
    /** There is room for the new one only once the lost one is gone. */
    full: (most: number): string =>
      `You have ${most} apps, which is the most you can have. So a lost one is removed first, and whoever finds it can’t sign in with it. Then you set up a new one. Your other apps go on working.`,
    email: {
      title: 'Can you still get your email codes?',
      text: 'If not, set up an authenticator app now. Nothing changes until you have entered a code from it. Then your codes come from the app.',
      keep: 'I can still get them',
    },
  },
  proofLead: 'You are about to change how you sign in, so we check again who you are.',
  usualCode: 'Use your usual code instead',
  done: {
    'app-added': 'The app is added. Its codes sign you in from now on.',
    'app-removed': 'The app is removed. Its codes no longer work.',
    'app-replaced': 'Your app is replaced. Codes from the new one sign you in from now on, and codes from the lost one no longer work.',
    'changed-to-app': 'Your codes come from your app now.',
    'changed-to-email': 'Your codes come by email now.',
    enrolled: 'You have MFA already.',
    others: 'Other browsers that were signed in have been signed out.',
  },
}

export type FactorWords = typeof en
