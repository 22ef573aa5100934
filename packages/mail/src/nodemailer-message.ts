import type { SendMailOptions } from 'nodemailer'
import type { MailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mail-transport.ts'

/** The message in nodemailer's words. Addresses stay objects and the envelope is given outright: nothing is parsed out of a text. */
export function nodemailerMessage(message: OutgoingMail): SendMailOptions {
  const { from, to, subject, text, html, headers, date, messageId } = message
  return {
    from: mailbox(from),
    to: [mailbox(to)],
    envelope: { from: from.address, to: [to.address] },
    subject,
    text,
    html,
    date: new Date(date),
    messageId,
    headers: { ...headers },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function mailbox({ name, address }: MailAddress): { name: string; address: string } {
  return { name: name ?? '', address }
}
