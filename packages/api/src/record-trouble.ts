import { recorded } from './audit.ts'
import type { Context } from './context.ts'

/**
 * Notes that a procedure failed by a fault of ours, so that the reference in the answer can be explained. Only as well
 * as it goes: when the database is the trouble, the log alone knows the reference.
 */
export async function recordTrouble(ctx: Context, procedure: string): Promise<void> {
  try {
    const subject = ctx.session?.user ?? null
    await ctx.store.atomically([recorded(ctx, { kind: 'trouble', outcome: 'server-error', subject, detail: { procedure } })])
  } catch {
    // The failure itself is in the log already, under the same reference.
  }
}
