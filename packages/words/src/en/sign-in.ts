import type { Instant } from '../instant.ts'
import type { Refusal } from '../refusal.ts'
import { timeLeft } from './times.ts'

export const signIn = {
  title: 'Sign in',
  username: 'User name',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordShown: 'Your password can be seen',
  passwordHidden: 'Your password is hidden',
  submit: 'Sign in',
  signingIn: 'Signing in',
  forgotten: (phone: string): string =>
    `If you have forgotten your password, ask your organisation’s administrator for a new one. If you do not know who that is, ring the helpdesk on ${phone}.`,
  noUsername: 'Enter your user name',
  noPassword: 'Enter your password',
  wrongCredentials: (): Refusal => ({
    cause: 'The user name or the password is not right',
    next: 'Check both, and that Caps Lock is off. Small and capital letters count in a password.',
  }),
  /** What in the typed pair may have been the slip, said after the refusal of any pair. */
  slips: {
    'outer-space': 'The password that you typed begins or ends with a space: leave it out, unless it belongs there.',
    'other-name': 'Your user name may not be your email address or your name: it is in the letter or message that you were given.',
  },
  oneTimePasswordExpired: (): Refusal => ({
    cause: 'Your one-time password is too old to be used',
    next: 'Ask your administrator, or the helpdesk below, for a new one.',
  }),
  throttled: (until: Instant, now: Instant): Refusal => ({
    cause: 'There have been too many attempts to sign in',
    next: now < until ? `You can try again in ${timeLeft(until - now)}.` : 'You can try again now.',
  }),
  sessionEnded: {
    title: 'You have been signed out',
    'ran-out': 'Nothing happened for a while, so your session ended to keep your account safe. Sign in again to carry on.',
    'at-limit': 'You had been signed in for as long as anybody can be at a time. Sign in again to carry on.',
    'perhaps-enrolled': 'Your code may have been accepted just now. Sign in again: if you are asked for a code, your app is set up.',
    'cut-short':
      'Your session was ended early: from another browser, by a change of your password or MFA, by somebody who looks after your account, or because its cookie was removed. Sign in again to carry on; if this was not you, check “Where you are signed in” on your account page, or ring the helpdesk.',
    'mfa-reset':
      'Your MFA was reset by somebody who looks after your account. Sign in again to set it up anew; if you had not asked for this, ring the helpdesk.',
    suspended:
      'Somebody who looks after your account suspended it. If you still can’t sign in, ask the helpdesk, or your organisation’s administrator.',
    'password-given':
      'You were given a new one-time password, so your old password no longer works. Sign in with the new one; if you had not asked for it, ring the helpdesk.',
    elsewhere:
      'This session was ended from another browser, on your account page. Sign in again to carry on; if this was not you, change your password and ring the helpdesk.',
  },
  /** To whoever has added people, and was signed out before their passwords were kept. */
  unkept: {
    title: 'The one-time passwords are still in this tab',
    text: 'People were added, and their one-time passwords have not been kept. Whoever added them can sign in again here to see them. If this tab is closed or loaded again, or somebody else signs in, the passwords are gone, and each of these people needs a new one.',
    /** To whoever has added them, signed in again. */
    yours:
      'You added people, and their one-time passwords have not been kept. If this tab is closed or loaded again, the passwords are gone, and each of these people needs a new one.',
    show: 'Show the one-time passwords',
  },
}
