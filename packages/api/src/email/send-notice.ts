import type { NoticeOf, SendResult } from '@enrol/mail'
import type { User, Write } from '@enrol/store'
import { type Happening, recorded, recordedByService } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { verifiedAddress } from './email-offer.ts'
import { mailNotice } from './mail-notice.ts'

type NoticeDeps = Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'mailer' | 'service' | 'errands'>

/**
 * Tells somebody by mail of what was done in their name, or to them (NIST SP 800-63B-4 §4.6); left out, whoever is signed in. The
 * answer does not wait for it, but a service that stops does. Whether it could be sent is an event of its own: what it tells of has
 * happened already.
 */
export function sendNotice(ctx: SessionContext, about: NoticeOf, user: User = ctx.session.user): void {
  ctx.errands.begin(() => sendAndRecord(ctx, about, user, (happening) => recorded(ctx, happening)))
}

/** The same of what the service has done by itself. */
export function sendNoticeByService(deps: NoticeDeps, about: NoticeOf, user: User): void {
  deps.errands.begin(() => sendAndRecord(deps, about, user, (happening) => recordedByService(deps, happening)))
}

async function sendAndRecord(deps: NoticeDeps, about: NoticeOf, user: User, record: (happening: Happening) => Write): Promise<void> {
  const address = verifiedAddress({ user })
  if (address === null) return
  const result = await mailNotice(deps, user, address, about)
  await deps.store.atomically([], [record(noticeSent(about, user, result))])
}

/** Whether a notice could be sent. */
export function noticeSent({ kind }: NoticeOf, subject: User, result: SendResult): Happening {
  return { kind: 'send-notice', outcome: result.kind, subject, detail: { about: kind, ...detailOf(result) } }
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
