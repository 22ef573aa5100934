import { appsOf, type Statement, type StoredApp, type StoredTotpFactor, type Write } from '@enrol/store'
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

export type OwnApp = StoredTotpFactor | StoredApp

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

    const moved = removed === factor ? [store.factors.further.remove(user.id, second.id)] : []
    const left = factor.further.length
    const guards = [...(await takenAway(ctx, factor, removed, second)), ...moved]
    if (await changeFactor(ctx, guards, [removalEvent(ctx, tag, left)])) {
      sendNotice(ctx, { kind: 'app-removed' })
      return { kind: 'removed', left }
    }
  }
}

/** Guards. `heir`: what stands in the place of the first app, when that one is taken away. */
export async function takenAway(
  { store, clock }: SessionContext,
  factor: StoredTotpFactor,
  removed: OwnApp,
  heir: Omit<StoredApp, 'id'>,
): Promise<Statement[]> {
  const { factors } = store
  const save =
    removed.id === factor.id
      ? [factors.promoteIfUnchanged(factor, heir)]
      : [factors.saveIfUnchanged(factor, factor), factors.further.remove(factor.userId, removed.id)]
  return [...save, ...(await retireApps(store, factor.userId, [removed], clock()))]
}

export function removalEvent(ctx: SessionContext, tag: string, left: number): Write {
  return recorded(ctx, { kind: 'remove-app', outcome: 'removed', subject: ctx.session.user, detail: { tag, left } })
}
