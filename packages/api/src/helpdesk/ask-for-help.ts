import type { StoredEvent } from '@enrol/store'
import { z } from 'zod'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { TURNS } from './case.ts'

/** What a page may say of why it asks; none says nothing. */
export const helpInput = z.strictObject({ about: z.enum(['cannot-get-code', 'cannot-enrol', 'locked']).optional() }).optional()

/** Asked again within so long, a person has the same reference: a page that is loaded again neither confuses nor fills the trail. */
const SAME_REFERENCE_MS = 15 * 60_000

/** Notes that the person is stuck, under a reference that they can read out to the helpdesk. */
export async function askForHelp(ctx: SessionContext, input: z.infer<typeof helpInput>): Promise<{ reference: string }> {
  const { store, session, request } = ctx
  const about = input?.about ?? null
  const earlier = await askedLately(ctx)
  const reference = earlier?.reference ?? request.reference
  // What they say last is what they are stuck at: a page that shows a lock asks too, before they have said anything.
  if (earlier === null || earlier.detail['about'] !== about) {
    const detail = { stage: session.stage, about }
    const asked = { ...ctx, request: { ...request, reference } }
    await store.atomically([recorded(asked, { kind: 'ask-for-help', outcome: 'noted', subject: session.user, detail })])
  }
  return { reference }
}

/** When the person asked for help last, if the reference that they were given then is still the one that they have. */
export async function askedLately({ store, session, clock }: SessionContext): Promise<StoredEvent | null> {
  const { id } = session.user
  const newest = await store.audit.newestOfKind(id, 'ask-for-help')
  if (newest === null || clock() - newest.at >= SAME_REFERENCE_MS) return null
  // What it stood for is settled: the same reference would now stand for two things.
  const since = await store.audit.newestOf(id, { ...TURNS, most: 1 })
  return since.some(({ sequence }) => sequence > newest.sequence) ? null : newest
}
