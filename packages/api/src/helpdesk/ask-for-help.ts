import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/** Notes that the person can't get a code, under a reference that they can read out to the helpdesk. */
export async function askForHelp(ctx: SessionContext): Promise<{ reference: string }> {
  await ctx.store.atomically([recorded(ctx, { kind: 'ask-for-help', outcome: 'noted', subject: ctx.session.user })])
  return { reference: ctx.request.reference }
}
