import { createResendTransport, createSmtpTransport, type MailTransport } from '@enrol/mail'

export type MailProvider =
  | { readonly kind: 'resend'; readonly apiKey: string; readonly baseUrl?: string }
  /** `name` is how the audit trail calls it. */
  | { readonly kind: 'smtp'; readonly name: string; readonly url: string }

/** More than two could not all be tried in the time that a person waits. */
const MOST = 2

/** The addresses in `SMTP_URL`. A comma or a space parts them only before the next one's scheme: a password may hold a comma. */
function smtpUrlsIn(text: string): string[] {
  return text.trim().split(/[\s,]+(?=[a-z]+:\/\/)/i)
}

/** Why mail can't be sent through what `SMTP_URL` holds, or null. The transport itself says what it can't read, and repeats no password. */
export function smtpProblem(text: string): string | null {
  const urls = smtpUrlsIn(text)
  if (urls.length > MOST) return `mail goes through ${MOST} servers at most, and this names ${urls.length}; leave out the others`
  try {
    for (const url of urls) createSmtpTransport({ url }).close()
    return null
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/\.$/, '') : 'it can not be read'
    return `${problem}; use smtp://user:password@host:587 or smtps://…, or two of them, comma separated`
  }
}

interface MailVariables {
  readonly RESEND_API_KEY?: string | undefined
  readonly RESEND_BASE_URL?: string | undefined
  readonly SMTP_URL?: string | undefined
  readonly MAIL_FIRST?: string | undefined
}

/** What these say against each other, each with the mend. */
export function mailContradictions({ RESEND_API_KEY, SMTP_URL, MAIL_FIRST }: MailVariables): string[] {
  const problems: string[] = []
  if (RESEND_API_KEY !== undefined && SMTP_URL !== undefined && smtpUrlsIn(SMTP_URL).length === MOST)
    problems.push(
      `SMTP_URL: mail goes through ${MOST} providers at most, and RESEND_API_KEY is one of them. Leave one of the two servers out, or RESEND_API_KEY.`,
    )
  if (MAIL_FIRST === 'resend' && RESEND_API_KEY === undefined)
    problems.push('MAIL_FIRST: mail can not go through Resend first without RESEND_API_KEY. Set that, or leave MAIL_FIRST out.')
  if (MAIL_FIRST === 'smtp' && SMTP_URL === undefined)
    problems.push('MAIL_FIRST: mail can not go through SMTP first without SMTP_URL. Set that, or leave MAIL_FIRST out.')
  return problems
}

/** The providers in the order in which they are tried; none when mail is written to the outbox. */
export function mailProviders({ RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL, MAIL_FIRST }: MailVariables): MailProvider[] {
  const resend: MailProvider[] =
    RESEND_API_KEY === undefined
      ? []
      : [{ kind: 'resend', apiKey: RESEND_API_KEY, ...(RESEND_BASE_URL === undefined ? {} : { baseUrl: RESEND_BASE_URL }) }]
  const urls = SMTP_URL === undefined ? [] : smtpUrlsIn(SMTP_URL)
  const smtp = urls.map((url, i): MailProvider => ({ kind: 'smtp', name: urls.length === 1 ? 'smtp' : `smtp-${i + 1}`, url }))
  return MAIL_FIRST === 'smtp' ? [...smtp, ...resend] : [...resend, ...smtp]
}

export function openTransport(provider: MailProvider): MailTransport {
  switch (provider.kind) {
    case 'resend':
      return createResendTransport({ ...provider, clock: Date.now })
    case 'smtp':
      return createSmtpTransport(provider)
  }
}
