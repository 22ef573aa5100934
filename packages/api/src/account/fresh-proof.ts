import { isFreshProof } from '@enrol/otp'
import type { EventKind } from '@enrol/words/events'
import { type Happening, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/** Password and code were not both given within the last five minutes: see `account.prove`. */
export interface ProofNeeded {
  readonly kind: 'proof-needed'
}

/** Null: there is a fresh proof. Else the refusal, which is an event; left out, its `subject` is whoever is signed in. */
export async function proofNeeded(
  ctx: SessionContext,
  auditKind: EventKind,
  about: Partial<Pick<Happening, 'subject' | 'detail'>> = {},
): Promise<ProofNeeded | null> {
  if (isFreshProof(ctx.session.provenAt, ctx.clock())) return null
  return refused(ctx, auditKind, { kind: 'proof-needed' }, about)
}
