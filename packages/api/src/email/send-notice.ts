import type { NoticeOf, SendResult } from '@enrol/mail'
import type { User } from '@enrol/store'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { verifiedAddress } from './email-offer.ts'
import { mailNotice } from './mail-notice.ts'

/**
 * Tells somebody by mail of what was done in their name, or to them (NIST SP 800-63B-4 §4.6); left out, whoever is signed in. The
 * answer does not wait for it, and whether it could be sent is an event of its own: what it tells of has happened already.
 */
export function sendNotice(ctx: SessionContext, about: NoticeOf, user: User = ctx.session.user): void {
  const address = verifiedAddress({ user })
  if (address === null) return
  // The mailer never throws; the event alone can fail, for want of a database, and then nobody is left to be told.
  sendAndRecord(ctx, about, user, address).catch(() => undefined)
}

async function sendAndRecord(ctx: SessionContext, about: NoticeOf, user: User, address: string): Promise<void> {
  const { store } = ctx
  const result = await mailNotice(ctx, user, address, about)
  const detail = { about: about.kind, ...detailOf(result) }
  await store.atomically([], [recorded(ctx, { kind: 'send-notice', outcome: result.kind, subject: user, detail })])
}

function detailOf(result: SendResult): Readonly<Record<string, string>> {
  switch (result.kind) {
    case 'sent':
      return { provider: result.provider }
    case 'recipient-refused':
      return { provider: result.provider, transport: result.detail }
    case 'failed':
      return { reason: result.reason, transport: result.detail }
  }
}
