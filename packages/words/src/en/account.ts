import type { Instant } from '../instant.ts'
import { dates, timeLeft } from './times.ts'

export const account = {
  title: 'Your account',
  signedIn: 'You are signed in.',
  name: 'Name',
  username: 'User name',
  organisation: 'Organisation',
  method: 'Your codes',
  methods: { totp: 'From an authenticator app', email: 'By email' },
  noMethod: 'None needed. Your organisation does not ask for them yet.',
  enrolledAt: 'Set up on',
  enrolledOn: (at: Instant): string => dates.dateAndTime(at),
  announced: {
    title: (at: Instant): string => `From ${dates.date(at)} you need a code to sign in`,
    text: 'Your organisation asks for one as well as your password from then on. Set it up now, and you are done.',
    button: 'Set it up now',
    signInAgain: 'You signed in too long ago for this. Sign out, sign in again, and then set it up.',
  },
  early: { text: 'You can set up MFA now all the same. Then nobody can get in with your password alone.', button: 'Set up MFA' },
  lookAfter: 'Manage people',
  sessionEnding: {
    title: 'You will soon be signed out',
    text: (leftMs: number): string => `Nothing has happened for a while, so you will be signed out in ${timeLeft(leftMs)}.`,
    atLimit: (leftMs: number): string =>
      `You have been signed in for as long as anybody can be at a time, so you will be signed out in ${timeLeft(leftMs)}. Finish what you are doing, then sign in again.`,
    stay: 'Stay signed in',
    goOn: 'Go on until then',
  },
}
