import { z } from 'zod'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/** What a page may say of why it asks; none says nothing. */
export const helpInput = z.strictObject({ about: z.enum(['cannot-get-code', 'cannot-enrol', 'locked', 'mail']).optional() }).optional()

/** Asked again within so long, a person has the same reference: a page that is loaded again neither confuses nor fills the trail. */
const SAME_REFERENCE_MS = 15 * 60_000

/** Notes that the person is stuck, under a reference that they can read out to the helpdesk. */
export async function askForHelp(ctx: SessionContext, input: z.infer<typeof helpInput>): Promise<{ reference: string }> {
  const { store, session, request } = ctx
  const earlier = await store.audit.newestOfKind(session.user.id, 'ask-for-help')
  if (earlier !== null && earlier.reference !== null && ctx.clock() - earlier.at < SAME_REFERENCE_MS)
    return { reference: earlier.reference }
  const detail = { stage: session.stage, about: input?.about ?? null }
  await store.atomically([recorded(ctx, { kind: 'ask-for-help', outcome: 'noted', subject: session.user, detail })])
  return { reference: request.reference }
}
