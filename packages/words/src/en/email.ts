import type { Instant } from '../instant.ts'
import { atTime, dates, timeLeft, waitEnd } from './times.ts'

export const email = {
  enrolTitle: 'Get your codes by email',
  enrolLead: 'Each time that you sign in, we send a code to your ordinary email address, not to your secure mailbox.',
  challengeTitle: 'Get your code by email',
  challengeLead: (serviceName: string): string =>
    `You sign in to ${serviceName} with your password and a code that we send to your ordinary email address.`,
  addressLabel: 'We send codes to',
  notYours: 'If this is not your address, do not go on: ask the helpdesk to change it.',
  send: 'Send code',
  sendAnother: 'Send another code',
  sending: 'Sending',
  newest: (sent: { number: number; sentAt: Instant; now: Instant }): string =>
    `Email ${sent.number}, sent ${atTime(sent.sentAt, sent.now)}`,
  lasts: (sentAt: Instant, expiresAt: Instant): string => `Its code works once, for ${timeLeft(expiresAt - sentAt)}.`,
  onlyNewest: 'Only the code from this newest email works.',
  sendAnotherIn: (leftMs: number): string => `You can send another in ${timeLeft(leftMs)}.`,
  sendAnotherNow: 'You can send another now.',
  codeHint: (number: number): string => `From email ${number}`,
  deliveryTime: (at: Instant): string => dates.time(at),
  delivery: {
    queued: 'Waiting to go out',
    sent: 'On its way',
    delivered: 'Accepted by your email provider',
    delayed: 'Delayed: your email provider has not taken it yet, and we keep trying',
    bounced: 'Refused by your email provider, so it will not arrive',
    complained: 'Marked as junk in your mailbox',
  },
  bounced: {
    title: (number: number): string => `Your email provider refused email ${number}`,
    enrolling:
      'It will not arrive, and another to the same address would not either. If the address above is wrong or closed, ask the helpdesk or your organisation’s administrator to change it. Until then, use an app.',
    signingIn:
      'It will not arrive, and another will not until that is mended. If your mailbox is full, make room and send another code. Otherwise the helpdesk or your organisation’s administrator can change the address once they know that it is you.',
  },
  useApp: 'Use an authenticator app instead',
  notSent: 'No code was sent',
  refusal: {
    wait: (until: Instant): string =>
      `No code was sent just now, because the last one is too recent. You can send another at ${waitEnd(until)}.`,
    'organisation-policy':
      'Your organisation asks everybody to use an app, so codes by email are not available to you. Set up an app instead.',
    'no-verified-address': 'We hold no ordinary email address of yours that has been checked. Ask the helpdesk to add one, or use an app.',
    'other-method': 'Your codes come from your authenticator app, not by email.',
    'mail-unavailable': 'We can’t send email at the moment. Wait a few minutes, then send the code again.',
  },
  done: {
    title: 'Email MFA is set up',
    text: (address: string): string =>
      `From now on, you sign in with your password and then a code that we send to ${address}. You do not need to sign in again now.`,
  },
}
