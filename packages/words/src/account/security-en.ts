import { counted } from '../en/plural.ts'
import { atTime, dates } from '../en/times.ts'
import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'
import type { Actor, DeviceFacts, DeviceSystem } from './device-facts.ts'

const SYSTEMS: Readonly<Record<DeviceSystem, string>> = {
  windows: 'Windows',
  mac: 'a Mac',
  linux: 'Linux',
  chromebook: 'a Chromebook',
  iphone: 'an iPhone',
  ipad: 'an iPad',
  'android-phone': 'an Android phone',
  'android-tablet': 'an Android tablet',
}

const BY: Readonly<Record<Actor, string>> = {
  you: 'by you',
  administrator: 'by an administrator',
  helpdesk: 'by the helpdesk',
  service: 'by the service',
  somebody: 'by somebody who had not signed in',
}

export const en = {
  lastSignIn: (at: Instant, now: Instant): string => `Before this, you last signed in ${atTime(at, now)}.`,
  sessions: {
    title: 'Where you are signed in',
    device: ({ browser, system }: DeviceFacts): string => {
      if (browser === null) return system === null ? 'A browser that did not say what it is' : `A browser on ${SYSTEMS[system]}`
      return system === null ? browser : `${browser} on ${SYSTEMS[system]}`
    },
    here: 'From this network',
    from: (address: string): string => `From ${address}`,
    times: (openedAt: Instant, lastSeenAt: Instant, now: Instant): string =>
      `Since ${dates.dateAndTime(openedAt)}, last seen ${atTime(lastSeenAt, now)}`,
    current: 'You are here',
    stages: {
      challenge: 'Your password was entered, and no code so far. If that was not you, change your password.',
      enrolling: 'Your password was entered, and MFA is being set up.',
      'change-password': 'The one-time password that you were given was entered, but no new password has been chosen so far.',
    },
    end: 'Sign out there',
    endNamed: (device: string): string => `Sign out there: ${device}`,
    endOthers: 'Sign out everywhere else',
    working: 'Signing out there',
    ended: 'Signed out there.',
    notFound: 'That one was signed out already.',
    noneLeft: 'The others were signed out already.',
    notHere: 'That is the browser you are in. To end it, sign out.',
    none: 'You are signed in nowhere else.',
  },
  events: {
    title: 'What happened lately',
    lead: 'If you do not know what something here was about, change your password and ring the helpdesk.',
    none: 'Nothing so far.',
    by: (actor: Actor): string => BY[actor],
    more: 'Show more',
    moreShown: (count: number): string => `${counted(count, 'event', 'events')} shown`,
  },
  password: {
    open: 'Change your password',
    title: 'Change your password',
    lead: 'You will be signed out everywhere else.',
    current: { label: 'Password you have now', empty: 'Enter the password you have now' },
    proofLead: 'Before your password is changed, show once more that it is you.',
    unchanged: (): Refusal => ({ cause: 'That is the password you have now', next: 'Choose another one.' }),
    changed: 'Your password is changed',
    changedText: 'From now on you sign in with the new one. You were signed out everywhere else.',
  },
}

export type SecurityWords = typeof en
