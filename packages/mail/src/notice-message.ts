import type { Locale, Service } from '@enrol/words'
import { MAIL_WORDS, type NoticeKind } from '@enrol/words/mail'
import type { MessageBody } from './code-message.ts'
import { htmlPage } from './html-page.ts'
import type { Instant } from './time.ts'

/** What was done in somebody's name, or to them. `left`: how many recovery codes they have now; `until`: when it is carried out. */
export interface NoticeOf {
  readonly kind: NoticeKind
  readonly left?: number
  readonly until?: Instant
}

export interface NoticeMessage {
  readonly locale: Locale
  readonly service: Service
  readonly about: NoticeOf
  /** When it was done. */
  readonly at: Instant
}

/** Nothing was done in the person's name: they are told of what is to come. */
const NEWS: ReadonlySet<NoticeKind> = new Set(['mfa-announced', 'enrol-reminder'])

/** The email that tells somebody of it: what, when, and what to do if it was not them. No code and no links. */
export function noticeMessage({ locale, service, about, at }: NoticeMessage): MessageBody {
  const { notice, noReply } = MAIL_WORDS[locale]
  const { subject, happened, next } = notice.about[about.kind]
  const facts = { service: service.name, left: about.left ?? 0, until: about.until ?? at, at }
  const lead = `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`
  const { phone } = service.helpdesk
  const rest = NEWS.has(about.kind) ? [notice.nothingWrong({ phone })] : [notice.wasYou, notice.notYou({ phone })]
  const sentences = [happened(facts), next(facts), ...rest, noReply]
  return {
    subject: `${service.name}: ${subject}`,
    text: `${[lead, ...sentences].join('\n\n')}\n`,
    html: htmlPage({ language: locale, title: lead, lead, paragraphs: sentences }),
  }
}
