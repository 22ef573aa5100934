import type { MailWords } from '../mail-words.ts'
import { counted } from './plural.ts'
import { dates } from './times.ts'

export const en: MailWords = {
  subject: {
    enrolment: ({ service, number }) => `${service}: your code to set up email codes (email ${number})`,
    'sign-in': ({ service, number }) => `${service}: your sign-in code (email ${number})`,
  },
  purpose: {
    enrolment: ({ service }) =>
      `This is your code to finish setting up email codes for ${service}. Enter it on the page where you asked for it.`,
    'sign-in': ({ service }) => `This is your code to sign in to ${service}. Enter it on the page where you asked for it.`,
  },
  sent: ({ number, at }) => `This is email ${number}, sent at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
  expiry: ({ minutes, until }) => `The code works once, for ${counted(minutes, 'minute', 'minutes')}, until ${dates.time(until)}.`,
  newestOnly: 'If you asked for several codes, only the one in the newest email works.',
  neverAsked: ({ service }) => `Do not tell anyone this code. Nobody from ${service} or its helpdesk will ask you for it.`,
  notYou: ({ phone }) => `If you did not ask for this code, somebody else may know your password. Tell the helpdesk at once: ${phone}.`,
  noReply: 'This message was sent automatically. Replies to it are not read.',
  notice: {
    about: {
      'recovery-code-used': {
        subject: 'a recovery code was used to sign in',
        happened: ({ service, at }) =>
          `Somebody signed in to ${service} with your password and one of your recovery codes, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: ({ left }) =>
          left === 0
            ? 'It was the last one. Make new codes on your account page.'
            : `That code no longer works. You have ${counted(left, 'recovery code', 'recovery codes')} left.`,
      },
      'recovery-codes-made': {
        subject: 'new recovery codes were made',
        happened: ({ service, at }) =>
          `New recovery codes were made for your ${service} account, at ${dates.time(at)} on ${dates.date(at)} (UK time).`,
        next: ({ left }) => `You have ${counted(left, 'recovery code', 'recovery codes')} now. Any that you had before no longer work.`,
      },
    },
    wasYou: 'If this was you, there is nothing to do.',
    notYou: ({ phone }) => `If it was not you, somebody else can get into your account. Ring the helpdesk at once: ${phone}.`,
  },
}
