import type { Instant } from '@enrol/otp'
import type { SessionContext } from '../context.ts'
import { readTotpEnrolment } from './read-totp-enrolment.ts'

export type PendingTotp = { readonly kind: 'none' } | { readonly kind: 'pending'; readonly tag: string; readonly issuedAt: Instant }

/** Which entry a code is expected from, for a page that was loaded again. Never the secret: that is shown once. */
export async function pendingTotp({ store, session, clock }: SessionContext): Promise<PendingTotp> {
  const { newest } = await readTotpEnrolment(store, session.user.id, clock())
  return newest === null ? { kind: 'none' } : { kind: 'pending', tag: newest.tag, issuedAt: newest.issuedAt }
}
