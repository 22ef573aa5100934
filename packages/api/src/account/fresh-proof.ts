import { isFreshProof } from '@enrol/otp'
import type { EventKind } from '@enrol/words/events'
import { refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/** Password and code were not both given within the last five minutes: see `account.prove`. */
export interface ProofNeeded {
  readonly kind: 'proof-needed'
}

/** Null: there is a fresh proof. Else the refusal, which is an event. */
export async function proofNeeded(ctx: SessionContext, auditKind: EventKind): Promise<ProofNeeded | null> {
  if (isFreshProof(ctx.session.provenAt, ctx.clock())) return null
  return refused(ctx, auditKind, { kind: 'proof-needed' })
}
