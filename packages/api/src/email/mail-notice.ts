import { Buffer } from 'node:buffer'
import type { NoticeOf, SendResult } from '@enrol/mail'
import type { User } from '@enrol/store'
import type { Deps } from '../deps.ts'

/** Mails a notice, in the language that its reader chose. Never throws. */
export function mailNotice(
  { mailer, service, clock, randomBytes }: Pick<Deps, 'mailer' | 'service' | 'clock' | 'randomBytes'>,
  { language }: Pick<User, 'language'>,
  address: string,
  about: NoticeOf,
): Promise<SendResult> {
  return mailer.sendNotice({
    to: { address },
    idempotencyKey: Buffer.from(randomBytes(16)).toString('base64url'),
    locale: language ?? 'en',
    service,
    about,
    at: clock(),
  })
}
