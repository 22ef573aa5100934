import type { Instant } from '../instant.ts'
import { clockOff, dates, timeLeft } from './times.ts'

export const enrol = {
  getAnApp: {
    title: 'Get an authenticator app',
    forWhom: ({ name, username }: { name: string; username: string }): string => `You are setting this up for ${name} (${username}).`,
    notYou: 'Not you? Sign out',
    lead: (serviceName: string): string =>
      `From now on, signing in to ${serviceName} takes a code as well as your password. So nobody can get in with your password alone. This is called multi-factor authentication (MFA).`,
    whatItIs:
      'An authenticator app shows you that code: 6 digits, with new ones every 30 seconds. It works without a phone signal or the internet.',
    choose: 'Choose an app',
    chooseHint: 'Any standard authenticator app works. These are examples:',
    examples: [
      { device: 'iPhone', apps: 'Passwords (already on it), Microsoft Authenticator or Google Authenticator' },
      { device: 'Android', apps: 'Microsoft Authenticator, Google Authenticator or Aegis' },
      { device: 'Computer', apps: 'KeePassXC or Bitwarden (paid plans), for places where phones are not allowed' },
    ],
    search: 'To find others, search your phone’s app store for AUTHENTICATOR or TOTP.',
    askIt: 'Your organisation’s IT helpdesk may have an approved app for you. Ask them first if your phone or computer belongs to work.',
    approved: (app: string): string =>
      `Your organisation has chosen an app for you: ${app}. Install it from your app store, or ask your IT helpdesk.`,
    approvedLink: (app: string): string => `Get ${app} (opens in a new tab)`,
    thenContinue: 'Continue when the app is on your phone or computer.',
    haveOne: 'I already have one',
    pendingTitle: (entryName: string): string => `Have you added ${entryName} to your app already?`,
    pendingText: 'If you have, enter its code. Going through the steps again shows a new QR code, and that entry no longer works.',
    pendingContinue: 'Enter its code',
  },
  /** Said before a code can be refused for it. */
  clock: {
    title: (secondsOff: number): string => `This device’s clock is ${clockOff(secondsOff)}`,
    phone:
      'Codes from an app on this device would be refused. Turn on automatic date and time in its settings, then come back to this page.',
    desktop:
      'Codes from an app on this computer would be refused. If your app is on it, turn on automatic date and time in its settings first, or ask your IT helpdesk. An app on a phone is not affected.',
  },
  scan: {
    title: (serviceName: string): string => `Add ${serviceName} to your app`,
    making: 'Making your QR code',
    scanTitle: 'Scan the QR code',
    scanText: 'In your app, choose to add an account, often with a plus sign (+). Then point it at this code.',
    scanTextPhone: 'If the app is on another phone or tablet, scan this code with it.',
    qrName: (entryName: string): string =>
      `QR code that adds ${entryName} to an authenticator app. If you can’t scan it, copy the secret on this page instead.`,
    entryText: 'Your app will list it as',
    secretTitle: 'Can’t scan it?',
    secretTitlePhone: 'Or copy the secret',
    secretText:
      'In your app, choose to enter a setup key by hand, and fill in these. The MFA secret is the key. If it asks what kind, choose time-based.',
    nameLabel: 'Name',
    secretLabel: 'MFA secret',
    accountLabel: 'Account',
    copy: 'Copy secret',
    copied: 'Copied. Now paste it into your app.',
    notCopied: 'It was not copied. Select the secret and copy it by hand, or type it into your app.',
    openInApp: 'Open in authenticator app',
    openInAppText: 'This opens the app on this phone and adds the account.',
    openInAppTitle: 'Is your app on this phone?',
    newCodeTitle: 'Something wrong with this code?',
    newCode: 'Get a new QR code',
    newCodeText: 'Only the newest QR code works. If you get a new one, delete any earlier entry from your app.',
    renewedTitle: 'This is a new QR code',
    renewedText: (entryName: string): string =>
      `Entries that you added earlier no longer count. Delete them from your app and add ${entryName}.`,
    enlarge: 'Make it larger',
    enlargedTitle: 'Scan this QR code',
    shrink: 'Close',
    print: 'Print instructions',
    noPhoneTitle: 'No phone, or no phones allowed where you work?',
    noPhone: [
      {
        app: 'KeePassXC',
        text: 'Add an entry for this service. From the menu Entries choose TOTP, then “Set up TOTP”, and paste the MFA secret.',
      },
      {
        app: 'Bitwarden (paid plans) or 1Password',
        text: 'Edit the entry with your password for this service, and paste the MFA secret as its authenticator key or one-time password.',
      },
      {
        app: 'Passwords on a Mac',
        text: 'Choose the account for this service, choose to set up a verification code, and paste the MFA secret as the setup key.',
      },
    ],
    noPhoneNote: 'Chrome, Edge and Firefox keep passwords but do not make codes by themselves. Ask your IT helpdesk which app is approved.',
    cannotUseApp: 'Can’t use an app?',
    useEmail: 'Use email MFA instead',
    useEmailText: (address: string): string => `You can get your codes by email at ${address}.`,
    noEmail: {
      'organisation-policy':
        'Your organisation asks everybody to use an app, so codes by email are not available to you. If you can’t use an app on any phone or computer, ask your organisation’s administrator or the helpdesk.',
      'no-verified-address':
        'Codes by email need an ordinary email address that has been checked, and we hold none for you. Ask your organisation’s administrator or the helpdesk to add one.',
    },
  },
  /** One printed page, for another desk or another day. */
  sheet: {
    title: (entryName: string): string => `Set up ${entryName}`,
    shownAt: (at: Instant): string =>
      `This QR code was shown on ${dates.dateAndTime(at)}. It runs out 30 minutes later, or when you get a new one.`,
    steps: [
      'Install an authenticator app on your phone or computer, or open the one that you have.',
      'Choose to add an account. Scan this QR code, or choose to enter a setup key and enter the details below.',
      'On the page that you printed this from, press Continue. Enter the 6 digits that your app shows, and press Submit.',
    ],
    keepSafe: 'Whoever has this sheet can make your codes. Do not leave it lying about, and destroy it once your app shows the entry.',
  },
  help: {
    open: 'I can’t set this up',
    title: 'If you can’t set up multi-factor authentication (MFA)',
    topics: [
      {
        title: 'You can’t install an app on your phone or computer',
        text: 'Your organisation’s IT helpdesk may have an approved app, or can install one. Many phones have one already: on an iPhone it is called Passwords.',
      },
      {
        title: 'The QR code can’t be scanned',
        text: 'Make it larger, or copy the MFA secret into your app instead: choose to enter a setup key by hand.',
      },
      {
        title: 'Your code is refused again and again',
        text: 'Turn on automatic date and time on the device with your app. Delete every entry for this service from the app, then get a new QR code and add that.',
      },
      {
        title: 'The email with the code does not come',
        text: 'Look in your junk folder, and check that the address on the page is right. If it is not yours, the helpdesk or your organisation’s administrator can change it.',
      },
    ],
    back: 'Back to setting up',
  },
  code: {
    title: 'Enter the code from your app',
    look: (entryName: string): string => `Open your app and look for ${entryName}.`,
    hint: 'The one your app shows now',
    stuckTitle: 'If it doesn’t work',
    stuckText:
      'If your app has several entries for this service, delete the older ones. If you typed the secret by hand, one wrong letter makes every code wrong: go back, and scan the QR code or copy the secret. Or start again with a new code to scan:',
    newCode: 'Get a new QR code',
  },
  done: {
    title: 'Your app is set up',
    forWhom: (username: string): string => `It now shows the codes for the user name ${username}.`,
    signedOut: 'We have signed you out, so that it takes effect. Sign in again with your password, then a code from your app.',
    nextCode: (entryName: string, nextCodeAt: Instant, now: Instant): string =>
      now < nextCodeAt
        ? `The code that you just entered can’t be used again. Use the next one: ${entryName} shows it in ${timeLeft(nextCodeAt - now)}.`
        : `The code that you just entered can’t be used again. ${entryName} shows the next one now.`,
    leaving: (leftMs: number): string => `This message closes in ${timeLeft(leftMs)}.`,
    staying: 'This message stays until you close it.',
    signInAgain: 'Sign in again',
    stay: 'Stay and read',
    close: 'Close',
  },
  signedOut: {
    title: 'You have signed out',
    text: 'You can close this page.',
    enrolledTitle: 'Your app is set up and you are signed out',
    enrolledText: 'Sign in again with your password, then a code from your app.',
    signIn: 'Sign in',
    signInAgain: 'Sign in again',
  },
}
