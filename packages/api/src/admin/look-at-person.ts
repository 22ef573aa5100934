import type { User } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'

const LOOK: EventKind = 'look-at-person'
/** For so long what follows a look belongs to it. */
const ONE_LOOK_MS = 15 * 60_000

type Subject = Pick<User, 'id' | 'organisationId'>

/** Whoever reads about one person looks at them, which is an event of its own. */
export async function lookAtPerson(ctx: SessionContext, subject: Subject): Promise<void> {
  await ctx.store.atomically([], [recorded(ctx, { kind: LOOK, outcome: 'shown', subject })])
}

/** The same of what is read after a first look, as its further pages are: on record unless that look is, whatever a caller says came first. */
export async function lookFurther(ctx: SessionContext, subject: Subject): Promise<void> {
  const newest = await ctx.store.audit.newestOfKind(subject.id, LOOK)
  const isOwn = newest !== null && newest.actorId === ctx.session.user.id && ctx.clock() - newest.at < ONE_LOOK_MS
  if (!isOwn) await lookAtPerson(ctx, subject)
}
