import type { Instant } from '@enrol/otp'
import type { HelpRequest, User } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import type { z } from 'zod'
import { type ProofNeeded, proofNeeded } from '../account/fresh-proof.ts'
import { recordedByService, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { eachByItself } from '../each-by-itself.ts'
import { sendNotice, sendNoticeByService } from '../email/send-notice.ts'
import { type Acting, asAdministrator } from '../people/acting.ts'
import { resetAsGranted } from '../people/reset-mfa.ts'
import { type requestInput, someoneElse, type Unchanged } from './act-on-person.ts'
import { looksAfter, nobodyInScope, organisationInScope } from './scope.ts'

/** Shown at once: more than that are not a list that somebody works through. */
const MOST = 200
const HOUR_MS = 3_600_000

const GRANT = 'grant-reset'
const DECLINE = 'decline-help'

export interface HelpRequestLine {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly username: string
  readonly organisationName: string
  /** Of their organisation’s policy: 0 carries a reset out at once. */
  readonly waitHours: number
  readonly reference: string
  readonly askedAt: Instant
  /** When the reset that was granted is carried out; null: none was granted so far. */
  readonly resetAt: Instant | null
}

/** Who waits for help, the longest first. */
export async function listHelpRequests(ctx: SessionContext): Promise<readonly HelpRequestLine[]> {
  const waiting = await ctx.store.help.waiting(organisationInScope(ctx, null), MOST)
  return waiting.map(({ userId, ...request }) => ({ personId: userId, ...request }))
}

export type GrantAnswer =
  | { readonly kind: 'reset' }
  /** The person is told, and can object until then. */
  | { readonly kind: 'will-be-reset'; readonly at: Instant }
  /** It was closed, or granted, already, or its person has cancelled it meanwhile. */
  | Unchanged
  | ProofNeeded

/** Resets the person's factor, at once or after the organisation's waiting time. */
export async function grantReset(ctx: SessionContext, { id, reason }: z.output<typeof requestInput>): Promise<GrantAnswer> {
  const { store, clock, session } = ctx
  const { request, member } = await requestInScope(ctx, id, GRANT)
  const { user, organisation } = member
  const about = { subject: user, detail: { reason, request: request.reference } }
  const needed = await proofNeeded(ctx, GRANT, about)
  if (needed) return needed
  const unchanged = () => refused(ctx, GRANT, { kind: 'unchanged' }, about)
  const acting = asAdministrator(ctx)
  const resetAt = clock() + organisation.resetWaitHours * HOUR_MS
  const event = acting.recorded(GRANT, user, { reason, waitHours: organisation.resetWaitHours, request: request.reference })
  const granted = await acting.atomically([store.help.grant(id, { resetAt, grantedBy: session.user.id, reason })], [event])
  if (!granted) return unchanged()
  if (organisation.resetWaitHours > 0) {
    sendNotice(ctx, { kind: 'reset-granted', until: resetAt }, user)
    return { kind: 'will-be-reset', at: resetAt }
  }
  if ((await resetAsGranted(acting, user, reason, id)).kind === 'closed') return unchanged()
  sendNotice(ctx, { kind: 'mfa-reset' }, user)
  return { kind: 'reset' }
}

/** Closed without a reset: it was solved otherwise, or it was not them. */
export async function declineRequest(
  ctx: SessionContext,
  { id, reason }: z.output<typeof requestInput>,
): Promise<{ readonly kind: 'closed' } | Unchanged> {
  const { store, clock } = ctx
  const { member } = await requestInScope(ctx, id, DECLINE)
  const acting = asAdministrator(ctx)
  const event = acting.recorded(DECLINE, member.user, { reason })
  const closed = await acting.atomically([store.help.close(id, 'declined', clock())], [event])
  return closed ? { kind: 'closed' } : refused(ctx, DECLINE, { kind: 'unchanged' }, { subject: member.user, detail: { reason } })
}

type CarryOutDeps = Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'mailer' | 'service' | 'errands'>

/**
 * Carries out what was granted and waited for, and tells those people of it; no reset waits for the mail of another. A service that
 * stops leaves the others for its next start, rather than reset whom it can't tell any more. Run now and then, and safely by several
 * servers: one of them closes the request. One that can't be carried out, such as for a secret that does not open, holds up none of the others; one
 * that nobody could grant any more is declined.
 */
export async function carryOutResets(deps: CarryOutDeps): Promise<void> {
  const { store, clock, errands } = deps
  const resets = (await store.help.due(clock(), MOST)).map((request) => async () => {
    if (errands.ending.aborted) return
    const { id, userId, reason, grantedBy } = request
    const member = await store.users.byId(userId)
    if (member === null) return
    const { user } = member
    const because = await whyNoLonger(deps, request, user)
    if (because !== null) return declineByService(deps, request, user, because)
    const { kind } = await resetAsGranted(inTheNameOf(grantedBy, deps), user, reason ?? '', id)
    if (kind === 'reset') sendNoticeByService(deps, { kind: 'mfa-reset' }, user)
  })
  await eachByItself(resets)
}

/** Why what was granted is not to be done after all; null: it is. Much can happen while a reset waits. */
async function whyNoLonger(
  { store }: CarryOutDeps,
  { grantedBy }: HelpRequest,
  user: User,
): Promise<'helpdesk-person' | 'granter-no-longer-may' | null> {
  if (user.role === 'helpdesk') return 'helpdesk-person'
  const granter = grantedBy === null ? null : await store.users.byId(grantedBy)
  const may = granter !== null && granter.user.suspendedAt === null && looksAfter(granter.user, user)
  return may ? null : 'granter-no-longer-may'
}

async function declineByService(deps: CarryOutDeps, { id, reference, grantedBy }: HelpRequest, user: User, because: string): Promise<void> {
  const { store, clock } = deps
  const detail = { because, request: reference, grantedBy }
  const event = recordedByService(deps, { kind: DECLINE, outcome: 'done', subject: user, detail })
  await store.atomically([store.help.close(id, 'declined', clock())], [event])
}

function inTheNameOf(actorId: string | null, deps: CarryOutDeps): Acting {
  const actor = actorId === null ? {} : { actor: { id: actorId } }
  return {
    ...deps,
    atomically: deps.store.atomically,
    recorded: (kind, subject, detail) => recordedByService(deps, { kind, outcome: 'done', subject, detail, ...actor }),
  }
}

async function requestInScope(ctx: SessionContext, id: string, deed: EventKind) {
  const request = id.includes('\0') ? null : await ctx.store.help.byId(id)
  if (request === null) return nobodyInScope(ctx, id, null)
  return { request, member: await someoneElse(ctx, request.userId, deed) }
}
