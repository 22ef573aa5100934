import type { Instant } from '@enrol/otp'
import { TRPCError } from '@trpc/server'
import type { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { type Acting, asAdministrator } from '../people/acting.ts'
import type { OperatorDeps } from '../people/operator.ts'
import { resetMfaOf } from '../people/reset-mfa.ts'
import { type requestInput, someoneElse } from './act-on-person.ts'
import { organisationInScope } from './scope.ts'

/** Shown at once: more than that are not a list that somebody works through. */
const MOST = 200
const HOUR_MS = 3_600_000

export interface HelpRequestLine {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly username: string
  readonly organisationName: string
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
  /** It was closed, or granted, already. */
  | { readonly kind: 'unchanged' }

/** Resets the person's factor, at once or after the organisation's waiting time. */
export async function grantReset(ctx: SessionContext, { id, reason }: z.output<typeof requestInput>): Promise<GrantAnswer> {
  const { store, clock, session } = ctx
  const { request, member } = await requestInScope(ctx, id)
  const { user, organisation } = member
  if (user.id === session.user.id)
    throw new TRPCError({ code: 'FORBIDDEN', message: 'This can’t be done to oneself. Ask another administrator.' })
  const acting = asAdministrator(ctx)
  const resetAt = clock() + organisation.resetWaitHours * HOUR_MS
  const event = acting.recorded('grant-reset', user, { reason, waitHours: organisation.resetWaitHours, request: request.reference })
  const granted = await store.atomically([store.help.grant(id, { resetAt, grantedBy: session.user.id, reason })], [event])
  if (!granted) return { kind: 'unchanged' }
  if (organisation.resetWaitHours > 0) {
    sendNotice(ctx, { kind: 'reset-granted', until: resetAt }, user)
    return { kind: 'will-be-reset', at: resetAt }
  }
  await resetMfaOf(acting, user, reason, id)
  sendNotice(ctx, { kind: 'mfa-reset' }, user)
  return { kind: 'reset' }
}

/** Closed without a reset: it was solved otherwise, or it was not them. */
export async function declineRequest(
  ctx: SessionContext,
  { id, reason }: z.output<typeof requestInput>,
): Promise<{ readonly kind: 'closed' } | { readonly kind: 'unchanged' }> {
  const { store, clock } = ctx
  const { member } = await requestInScope(ctx, id)
  const event = asAdministrator(ctx).recorded('decline-help', member.user, { reason })
  const closed = await store.atomically([store.help.close(id, 'declined', clock())], [event])
  return { kind: closed ? 'closed' : 'unchanged' }
}

/** Carries out what was granted and waited for. Run now and then, and safely by several servers: one of them closes the request. */
export async function carryOutResets(deps: OperatorDeps): Promise<void> {
  const { store, clock } = deps
  for (const { id, userId, reason, grantedBy } of await store.help.due(clock(), MOST)) {
    const member = await store.users.byId(userId)
    // One that can't be carried out, such as for a secret that does not open, holds up none of the others.
    if (member !== null) await resetMfaOf(inTheNameOf(grantedBy, deps), member.user, reason ?? '', id).catch(() => undefined)
  }
}

function inTheNameOf(actorId: string | null, deps: OperatorDeps): Acting {
  const { store, clock } = deps
  return {
    ...deps,
    recorded: (kind, subject, detail) => {
      const nowhere = { organisationId: subject?.organisationId ?? null, address: null, reference: null }
      return store.audit.record({ at: clock(), kind, outcome: 'done', actorId, subjectId: subject?.id ?? null, ...nowhere, detail })
    },
  }
}

async function requestInScope(ctx: SessionContext, id: string) {
  const request = id.includes('\0') ? null : await ctx.store.help.byId(id)
  if (request === null) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is nobody with this id.' })
  return { request, member: await someoneElse(ctx, request.userId) }
}
