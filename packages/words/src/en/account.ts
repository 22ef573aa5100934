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
  sessionEnding: {
    title: 'You will soon be signed out',
    text: (leftMs: number): string => `Nothing has happened for a while, so you will be signed out in ${timeLeft(leftMs)}.`,
    stay: 'Stay signed in',
  },
}
