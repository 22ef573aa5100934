import { appsOf } from '@enrol/store'
import { recorded, refused } from '../audit.ts'
import { factorOf } from '../challenge/factor-of.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { retireApps } from '../people/retire-apps.ts'
import { changeFactor } from './change-factor.ts'
import { type ProofNeeded, proofNeeded } from './fresh-proof.ts'

export type RemoveAppAnswer =
  | { readonly kind: 'removed'; readonly left: number }
  /** Somebody who has a second factor keeps one: another app, or email, comes first. */
  | { readonly kind: 'last-one' }
  | { readonly kind: 'not-found' }
  | ProofNeeded

/** Takes one of several apps away; its codes no longer work. */
export async function removeApp(ctx: SessionContext, tag: string): Promise<RemoveAppAnswer> {
  const needed = await proofNeeded(ctx, 'remove-app')
  if (needed) return needed
  const { store, session } = ctx
  const { user } = session
  for (;;) {
    const factor = await factorOf(ctx)
    const removed = appsOf(factor).find((app) => app.tag === tag)
    if (factor.method !== 'totp' || removed === undefined) return refused(ctx, 'remove-app', { kind: 'not-found' })
    const [second] = factor.further
    if (second === undefined) return refused(ctx, 'remove-app', { kind: 'last-one' })

    const save =
      removed === factor
        ? [store.factors.promoteIfUnchanged(factor, second), store.factors.further.remove(user.id, second.id)]
        : [store.factors.saveIfUnchanged(factor, factor), store.factors.further.remove(user.id, removed.id)]
    const retired = await retireApps(store, user.id, [removed], ctx.clock())
    const left = factor.further.length
    const event = recorded(ctx, { kind: 'remove-app', outcome: 'removed', subject: user, detail: { tag, left } })
    if (await changeFactor(ctx, [...save, ...retired], [event])) {
      sendNotice(ctx, { kind: 'app-removed' })
      return { kind: 'removed', left }
    }
  }
}
