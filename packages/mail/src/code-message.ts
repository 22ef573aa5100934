import type { Locale, Service } from '@enrol/words'
import { MAIL_WORDS } from '@enrol/words/mail'
import { htmlPage } from './html-page.ts'
import type { Instant } from './time.ts'

export interface CodeMessage {
  readonly locale: Locale
  readonly service: Service
  readonly code: string
  /** Which of the person's messages this is, counted from 1. */
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
  /** `address-change`: to an address that is to be somebody's, who reads the code out to an administrator. */
  readonly purpose: 'enrolment' | 'sign-in' | 'address-change'
}

export interface MessageBody {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * The email that carries one code. The code comes first, alone on its line and in one piece, so that it can be
 * selected, shows in a notification, and is read out as one number. No links: people are told that this service
 * never sends one.
 */
export function codeMessage({ locale, service, code, number, sentAt, expiresAt, purpose }: CodeMessage): MessageBody {
  const words = MAIL_WORDS[locale]
  const sentences = [
    words.purpose[purpose]({ service: service.name }),
    words.sent({ number, at: sentAt }),
    words.expiry({ sentAt, until: expiresAt }),
    words.newestOnly,
    words.neverAsked[purpose]({ service: service.name }),
    words.notYou[purpose]({ phone: service.helpdesk.phone }),
    words.noReply,
  ]
  const subject = words.subject[purpose]({ service: service.name, number })
  return {
    subject,
    text: `${[code, ...sentences].join('\n\n')}\n`,
    html: htmlPage({ language: locale, title: subject, lead: code, paragraphs: sentences }),
  }
}
