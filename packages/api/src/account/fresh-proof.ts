import { isFreshProof } from '@enrol/otp'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/** Password and code were not both given within the last five minutes: see `account.prove`. */
export interface ProofNeeded {
  readonly kind: 'proof-needed'
}

/** Null: there is a fresh proof. Else the refusal, which is an event. */
export async function proofNeeded(ctx: SessionContext, auditKind: string): Promise<ProofNeeded | null> {
  if (isFreshProof(ctx.session.provenAt, ctx.clock())) return null
  return refused(ctx, auditKind, { kind: 'proof-needed' })
}

/** The answer, once it has been recorded. */
export async function refused<const Answer extends { readonly kind: string }>(
  ctx: SessionContext,
  auditKind: string,
  answer: Answer,
): Promise<Answer> {
  await ctx.store.atomically([], [recorded(ctx, { kind: auditKind, outcome: answer.kind, subject: ctx.session.user })])
  return answer
}
