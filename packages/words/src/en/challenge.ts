import type { Instant } from '../instant.ts'
import { dates, timeLeft, waitEnd } from './times.ts'

export const challenge = {
  totpTitle: 'Enter the code from your app',
  lookForEntry: (entryName: string): string => `Open your authenticator app and look for ${entryName}.`,
  codeHint: 'The one your app shows now',
  spent: (nextCodeAt: Instant, now: Instant): string =>
    now < nextCodeAt
      ? `You have used the last code already. Your app shows the next one in ${timeLeft(nextCodeAt - now)}.`
      : 'You have used the last code already. Your app shows the next one now.',
  cannotGetCode: 'I can’t get a code',
  cancel: 'Sign in with another user name',
  help: {
    title: 'If you can’t get a code',
    totp: [
      {
        title: 'Your app shows a code, but it is refused',
        text: 'If the app lists several entries for this service, use the newest. Turn on automatic date and time in the device’s settings, then wait for the next code.',
      },
      {
        title: 'You have a new phone',
        text: 'If you still have the old phone, its app has the entry. Use its code this once, or look whether your app can copy its entries to the new phone.',
      },
      {
        title: 'You lost the phone, or deleted the app or its entry',
        text: 'The helpdesk or your organisation’s administrator can reset your MFA once they know that it is you. At your next sign-in you then set up an app again.',
      },
    ],
    email: [
      {
        title: 'The email does not come',
        text: 'Wait two minutes and look in your junk folder. Then send another code; only the newest works.',
      },
      {
        title: 'You no longer have that email address',
        text: 'The helpdesk or your organisation’s administrator can change it and reset your MFA once they know that it is you.',
      },
      {
        title: 'Your mail can’t be read where you are',
        text: 'Ask the helpdesk or your organisation’s administrator whether an authenticator app on your computer would suit you better.',
      },
    ],
    contactTitle: 'Contact the helpdesk',
    contactText:
      'How to reach them is at the foot of this page. They will ask who you are, and they never ask for a code or your password.',
    back: 'Back to entering a code',
  },
  reset: {
    title: 'Ask your organisation’s administrators',
    text: 'Once they know that it is you, one of them can reset your MFA. They see that you have asked.',
    ask: 'Ask for a reset',
    asking: 'Asking…',
    asked: (reference: string): string => `You have asked. Read out this reference to an administrator: ${reference}`,
    granted: (at: Instant): string => `Your MFA will be reset on ${dates.dateAndTime(at)}. Then sign in again and set up a new app.`,
    nobody: 'Your organisation has no administrator who could do it. Contact the helpdesk.',
    notYou: 'You have found your phone, or it was not you who asked?',
    cancel: 'Cancel the reset',
    cancelled: 'Nothing will be reset.',
  },
  locked: {
    title: 'Too many wrong codes',
    until: (until: Instant): string => `To keep your account safe, no code will be accepted until ${waitEnd(until)}.`,
    left: (leftMs: number): string => `You can try again in ${timeLeft(leftMs)}.`,
    meanwhile: 'Nothing that you have set up is lost. You can leave this page open, or close it and come back.',
    recovery: 'After that, you can also use one of your recovery codes.',
    over: 'The wait is over. You can try again now.',
    notYou: 'If it was not you who entered the wrong codes, tell the helpdesk: somebody may know your password.',
    foreverTitle: 'Your codes are locked',
    forever:
      'There were so many wrong codes that waiting will not unlock them. The helpdesk or your organisation’s administrator can reset your MFA once they know that it is you.',
  },
}
