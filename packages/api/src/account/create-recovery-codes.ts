import { Buffer } from 'node:buffer'
import { type Instant, newRecoveryCode, RECOVERY_CODES, shownRecoveryCode } from '@enrol/otp'
import { recorded, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { type ProofNeeded, proofNeeded } from './fresh-proof.ts'

export type CreateRecoveryCodesAnswer =
  /** Said this once, in groups of four; only digests are kept. The earlier codes no longer work. */
  | { readonly kind: 'created'; readonly codes: readonly string[]; readonly createdAt: Instant }
  | ProofNeeded
  /** Recovery codes stand for a second factor, and there is none. */
  | { readonly kind: 'not-offered'; readonly reason: 'no-factor' }

/** Ten new codes in the place of the earlier ones. The factor's version guards it, as it guards their use: one comes before the other. */
export async function createRecoveryCodes(ctx: SessionContext): Promise<CreateRecoveryCodesAnswer> {
  const { store, session, randomBytes } = ctx
  const { user } = session
  for (;;) {
    const factor = await store.factors.of(user.id)
    const now = ctx.clock()
    if (factor === null) return refused(ctx, 'create-recovery-codes', { kind: 'not-offered', reason: 'no-factor' })
    const needed = await proofNeeded(ctx, 'create-recovery-codes')
    if (needed) return needed

    const codes = Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode(randomBytes))
    const rows = codes.map((code) => ({ id: Buffer.from(randomBytes(16)).toString('base64url'), code }))
    const event = recorded(ctx, { kind: 'create-recovery-codes', outcome: 'created', subject: user, detail: { number: codes.length } })
    const created = await store.atomically(
      [store.sessions.touch(session.id, now), store.factors.saveIfUnchanged(factor, factor)],
      [store.recoveryCodes.removeAllOf(user.id), store.recoveryCodes.add(user.id, rows, now), event],
    )
    if (created) {
      sendNotice(ctx, { kind: 'recovery-codes-made', left: codes.length })
      return { kind: 'created', codes: codes.map(shownRecoveryCode), createdAt: now }
    }
    await assertStillOpen(ctx)
  }
}
