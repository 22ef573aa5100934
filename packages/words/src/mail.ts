import { cy } from './cy/mail.ts'
import { en } from './en/mail.ts'
import type { Locale } from './locale.ts'
import type { MailWords } from './mail-words.ts'

export type { MailWords, NoticeKind } from './mail-words.ts'

/** The sentences of the emails, in each language. */
export const MAIL_WORDS: Readonly<Record<Locale, MailWords>> = { en, cy }
