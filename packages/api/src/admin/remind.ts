import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { remindThoseLeft } from '../people/write-to.ts'

/** `people`: who are being written to; none: everybody who can be was, within a week. */
export async function remind(ctx: SessionContext): Promise<{ readonly kind: 'reminding'; readonly people: number }> {
  const { store, session } = ctx
  const people = await remindThoseLeft(ctx, session.organisation)
  await store.atomically([], [recorded(ctx, { kind: 'remind', outcome: 'done', subject: session.user, detail: { people } })])
  return { kind: 'reminding', people }
}
