import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { type Reminded, remindThoseLeft } from '../people/write-to.ts'

/** `people` none: everybody who can be was, within a week. */
export async function remind(ctx: SessionContext): Promise<Reminded & { readonly kind: 'reminding' }> {
  const { store, session } = ctx
  const { people, left } = await remindThoseLeft(ctx, session.organisation)
  await store.atomically([], [recorded(ctx, { kind: 'remind', outcome: 'done', subject: session.user, detail: { people, left } })])
  return { kind: 'reminding', people, left }
}
