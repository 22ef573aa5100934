import type { Locale, Service } from '@enrol/words'
import { MAIL_WORDS, type MailWords, type NoticeKind } from '@enrol/words/mail'
import type { MessageBody } from './code-message.ts'
import { htmlPage } from './html-page.ts'
import type { Instant } from './time.ts'

/** What was done in somebody's name, or to them. `left`: how many recovery codes they have now; `until`: when it is carried out or ends. */
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

/**
 * How it ends. `alarm`: if it was not them, somebody else is in their name. `administrators`: only those who look after people can
 * have done it, so an alarm would be false. `help`: nothing was done yet, they are told of what is to come.
 */
type Ending = 'alarm' | 'administrators' | 'help'

const ENDINGS: Readonly<Record<NoticeKind, Ending>> = {
  'recovery-code-used': 'alarm',
  'recovery-code-proved': 'alarm',
  'recovery-codes-made': 'alarm',
  'app-enrolled': 'alarm',
  'app-added': 'alarm',
  'app-removed': 'alarm',
  'app-replaced': 'alarm',
  'changed-to-app': 'alarm',
  'changed-to-email': 'alarm',
  'password-changed': 'alarm',
  'session-ended': 'alarm',
  // Whoever talks an administrator into one of these gets in.
  'mfa-reset': 'alarm',
  'reset-granted': 'alarm',
  'password-given': 'alarm',
  'address-changed': 'alarm',
  unlocked: 'administrators',
  suspended: 'administrators',
  restored: 'administrators',
  'email-mfa-allowed': 'administrators',
  'email-mfa-refused': 'administrators',
  'role-changed': 'administrators',
  'mfa-announced': 'help',
  'enrol-reminder': 'help',
}

/** The email that tells somebody of it: what, when, and what to do if it was not them. No code and no links. */
export function noticeMessage({ locale, service, about, at }: NoticeMessage): MessageBody {
  const { notice, noReply } = MAIL_WORDS[locale]
  const { subject, happened, next } = notice.about[about.kind]
  const facts = { service: service.name, left: about.left ?? 0, until: about.until ?? at, at }
  const lead = `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`
  const sentences = [happened(facts), next(facts), ...endingOf(about.kind, notice, service.helpdesk), noReply]
  return {
    subject: `${service.name}: ${subject}`,
    text: `${[lead, ...sentences].join('\n\n')}\n`,
    html: htmlPage({ language: locale, title: lead, lead, paragraphs: sentences }),
  }
}

function endingOf(
  kind: NoticeKind,
  { wasYou, notYou, notExpected, nothingWrong }: MailWords['notice'],
  helpdesk: Service['helpdesk'],
): string[] {
  switch (ENDINGS[kind]) {
    case 'alarm':
      return [wasYou, notYou(helpdesk)]
    case 'administrators':
      return [notExpected(helpdesk)]
    case 'help':
      return [nothingWrong(helpdesk)]
  }
}
