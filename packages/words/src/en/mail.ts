import type { MailWords } from '../mail-words.ts'
import { counted } from './plural.ts'
import { dates, timeLeft } from './times.ts'

const neverAsked = ({ service }: { service: string }): string =>
  `Do not tell anyone this code. Nobody from ${service} or its helpdesk will ask you for it.`
const notYou = ({ phone }: { phone: string }): string =>
  `If you did not ask for this code, somebody else may know your password. Tell the helpdesk at once: ${phone}.`

export const en: MailWords = {
  subject: {
    enrolment: ({ service, number }) => `${service}: your code to set up email codes (email ${number})`,
    'sign-in': ({ service, number }) => `${service}: your sign-in code (email ${number})`,
    'address-change': ({ service, number }) => `${service}: the code for your new address (email ${number})`,
  },
  purpose: {
    enrolment: ({ service }) =>
      `This is your code to finish setting up email codes for ${service}. Enter it on the page where you asked for it.`,
    'sign-in': ({ service }) => `This is your code to sign in to ${service}. Enter it on the page where you asked for it.`,
    'address-change': ({ service }) =>
      `An administrator of your organisation has entered this address as yours for ${service}. Read this code out to them: it shows that mail reaches you here.`,
  },
  sent: ({ number, at }) => `This is email ${number}, sent at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
  expiry: ({ sentAt, until }) => `The code works once, for ${timeLeft(until - sentAt)}, until ${dates.time(until)}.`,
  newestOnly: 'If you asked for several codes, only the one in the newest email works.',
  neverAsked: {
    enrolment: neverAsked,
    'sign-in': neverAsked,
    'address-change': () => 'Give it only to the administrator you are in touch with.',
  },
  notYou: {
    enrolment: notYou,
    'sign-in': notYou,
    'address-change': ({ phone }) =>
      `If you are not expecting this, tell nobody the code, and the address is not used. The helpdesk can say more: ${phone}.`,
  },
  noReply: 'This message was sent automatically. Replies to it are not read.',
  notice: {
    about: {
      'recovery-code-used': {
        subject: 'a recovery code was used to sign in',
        happened: ({ service, at }) =>
          `Somebody signed in to ${service} with your password and one of your recovery codes, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: codesLeft,
      },
      'recovery-code-proved': {
        subject: 'a recovery code was used in place of your usual code',
        happened: ({ service, at }) =>
          `Somebody who was signed in to ${service} gave your password and one of your recovery codes to show who they are, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: codesLeft,
      },
      'recovery-codes-made': {
        subject: 'new recovery codes were made',
        happened: ({ service, at }) =>
          `New recovery codes were made for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: ({ left }) => `You have ${counted(left, 'recovery code', 'recovery codes')} now. Any that you had before no longer work.`,
      },
      'app-enrolled': {
        subject: 'MFA was set up with an authenticator app',
        happened: ({ service, at }) =>
          `An authenticator app was set up for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'Sign in with your password and a code from the app from now on.',
      },
      'app-added': {
        subject: 'an authenticator app was added',
        happened: ({ service, at }) =>
          `One more authenticator app was added to your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'Its codes work as well as those of the apps that you had. Other browsers that were signed in have been signed out.',
      },
      'app-removed': {
        subject: 'an authenticator app was removed',
        happened: ({ service, at }) =>
          `An authenticator app was removed from your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'Its codes no longer work; those of your other apps do. Other browsers that were signed in have been signed out.',
      },
      'app-replaced': {
        subject: 'an authenticator app was replaced',
        happened: ({ service, at }) =>
          `A new authenticator app took the place of one that you had for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () =>
          'Codes from the old one no longer work; those from the new one do. Other browsers that were signed in have been signed out.',
      },
      'changed-to-app': {
        subject: 'your codes come from an app now',
        happened: ({ service, at }) =>
          `Your ${service} account was changed from email codes to an authenticator app, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () =>
          'Sign in with your password and a code from the app from now on. Other browsers that were signed in have been signed out.',
      },
      'changed-to-email': {
        subject: 'your codes come by email now',
        happened: ({ service, at }) =>
          `Your ${service} account was changed from an authenticator app to email codes, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () =>
          'Sign in with your password and a code that is sent to this address from now on. Other browsers that were signed in have been signed out.',
      },
      'password-changed': {
        subject: 'your password was changed',
        happened: ({ service, at }) => `Your ${service} password was changed, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'Your old password no longer works, and you were signed out everywhere else.',
      },
      'session-ended': {
        subject: 'you were signed out on another device',
        happened: ({ service, at }) =>
          `Somebody used your ${service} account page to sign you out on another device, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'To see where you are signed in now, look at your account page.',
      },
      'mfa-reset': {
        subject: 'your MFA was reset',
        happened: ({ service, at }) =>
          `Your MFA for ${service} was reset by somebody who looks after your organisation’s accounts, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () =>
          'At your next sign-in you set it up again. If you used an app, delete the old entry from it. Any recovery codes that you had no longer work.',
      },
      'reset-granted': {
        subject: 'your MFA will be reset',
        happened: ({ service, at }) =>
          `A reset of your MFA for ${service} was asked for in your name and granted, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: ({ until }) =>
          `It is carried out on ${dates.dateAndTime(until)}. To stop it, sign in with your password, choose “I can’t get a code”, then “Cancel the reset”.`,
      },
      unlocked: {
        subject: 'your MFA was unlocked',
        happened: ({ service, at }) =>
          `Your MFA for ${service} was unlocked after wrong codes, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'You can enter codes again.',
      },
      suspended: {
        subject: 'your account was suspended',
        happened: ({ service, at }) => `Your ${service} account was suspended, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'You can’t sign in until it is restored. Your organisation’s administrators can say why.',
      },
      restored: {
        subject: 'your account was restored',
        happened: ({ service, at }) => `Your ${service} account was restored, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'You can sign in again, with the password and the MFA that you had.',
      },
      'email-mfa-allowed': {
        subject: 'you may use email codes',
        happened: ({ service, at }) =>
          `You were allowed to use email codes for ${service}, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'You can get your codes by email from now on. Nothing changes until you choose that.',
      },
      'email-mfa-refused': {
        subject: 'you may no longer use email codes',
        happened: ({ service, at }) =>
          `You may no longer use email codes for ${service}, from ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'If your codes come by email, ask your organisation’s administrators to reset your MFA.',
      },
      'password-given': {
        subject: 'you were given a new password',
        happened: ({ service, at }) =>
          `A one-time password was made for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: ({ until }) =>
          `Your old password no longer works. Your organisation’s administrators hand you the new one; you must sign in with it and change it before ${dates.dateAndTime(until)}.`,
      },
      'address-changed': {
        subject: 'your email address was replaced',
        happened: ({ service, at }) =>
          `An administrator of your organisation replaced this address with another one for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'Codes and messages no longer come to this address.',
      },
      'mfa-announced': {
        subject: 'you will soon need a code to sign in',
        happened: ({ service }) => `Your organisation has decided that signing in to ${service} takes a code as well as your password.`,
        next: ({ until }) =>
          `From ${dates.date(until)} you need it. You can set it up earlier: sign in, and choose “Set it up now”. It takes a few minutes and an authenticator app on your phone or computer.`,
      },
      'enrol-reminder': {
        subject: 'set up your codes to sign in',
        happened: ({ service }) => `Signing in to ${service} takes a code as well as your password, and you have not set it up so far.`,
        next: () =>
          'Sign in, and the page leads you through it. It takes a few minutes and an authenticator app on your phone or computer.',
      },
      'role-changed': {
        subject: 'your role was changed',
        happened: ({ service, at }) => `Your role in ${service} was changed, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: () => 'You were signed out. Sign in again to go on.',
      },
    },
    notExpected: ({ phone }) => `If you did not expect this, ask your organisation’s administrators, or ring the helpdesk: ${phone}.`,
    nothingWrong: ({ phone }) => `If you need help, ring the helpdesk: ${phone}.`,
    wasYou: 'If this was you, or you asked for it, there is nothing else to do.',
    notYou: ({ phone }) => `If not, somebody else may be trying to get into your account. Ring the helpdesk at once: ${phone}.`,
  },
}

function codesLeft({ left }: { left: number }): string {
  if (left === 0) return 'It was the last one. Make new codes on your account page.'
  return `That code no longer works. You have ${counted(left, 'recovery code', 'recovery codes')} left.`
}
