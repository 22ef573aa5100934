/** The sentences of the email that carries a code. Times and dates come in already written out, in UK time. */
export interface MailWords {
  /** Never holds the code: a subject shows on locked screens and in lists. */
  readonly subject: Readonly<Record<'enrolment' | 'sign-in', (what: { service: string; number: number }) => string>>
  /** What the code is for. */
  readonly purpose: Readonly<Record<'enrolment' | 'sign-in', (what: { service: string }) => string>>
  readonly sent: (what: { number: number; time: string; date: string }) => string
  readonly expiry: (what: { minutes: number; time: string }) => string
  readonly newestOnly: string
  readonly neverAsked: (what: { service: string }) => string
  readonly notYou: (what: { phone: string }) => string
  readonly noReply: string
}

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
  sent: ({ number, time, date }) => `This is email ${number}, sent at ${time} on ${date} (UK time).`,
  expiry: ({ minutes, time }) =>
    minutes === 1 ? `The code works once, for 1 minute, until ${time}.` : `The code works once, for ${minutes} minutes, until ${time}.`,
  newestOnly: 'If you asked for several codes, only the one in the newest email works.',
  neverAsked: ({ service }) => `Do not tell anyone this code. Nobody from ${service} or its helpdesk will ask you for it.`,
  notYou: ({ phone }) => `If you did not ask for this code, somebody else may know your password. Tell the helpdesk at once: ${phone}.`,
  noReply: 'This message was sent automatically. Replies to it are not read.',
}
