import { recorded, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { askedLately } from '../helpdesk/ask-for-help.ts'

export type RequestAnswer =
  | { readonly kind: 'asked'; readonly reference: string }
  /** The organisation has no administrator who could help: the helpdesk can. */
  | { readonly kind: 'nobody-to-ask' }

/** Asks the administrators of the person's organisation to reset the factor; asked twice it is one request. */
export async function requestReset(ctx: SessionContext): Promise<RequestAnswer> {
  const { store, session, clock, request } = ctx
  const { user } = session
  // The page shows one already, and a person reads out one alone.
  const reference = (await askedLately(ctx))?.reference ?? request.reference
  for (;;) {
    const open = await store.help.openOf(user.id)
    if (open !== null) return { kind: 'asked', reference: open.reference }
    const administrators = await store.people.administratorsOf(user.organisationId)
    if (administrators.every(({ id }) => id === user.id)) return refused(ctx, 'request-reset', { kind: 'nobody-to-ask' })
    // Named by its number, so that of two presses at once one alone makes it.
    const id = `${user.id}.${await store.help.countOf(user.id)}`
    const asked = await store.atomically(
      [store.help.open({ id, userId: user.id, organisationId: user.organisationId, reference, askedAt: clock() })],
      [recorded({ ...ctx, request: { ...request, reference } }, { kind: 'request-reset', outcome: 'asked', subject: user })],
    )
    if (asked) return { kind: 'asked', reference }
  }
}

/** The person did not ask for it, or has found the phone: nothing is reset. */
export async function cancelReset(ctx: SessionContext): Promise<{ readonly kind: 'cancelled' } | { readonly kind: 'unchanged' }> {
  const { store, session, clock } = ctx
  const open = await store.help.openOf(session.user.id)
  const event = recorded(ctx, { kind: 'cancel-reset', outcome: 'cancelled', subject: session.user })
  const cancelled = open !== null && (await store.atomically([store.help.close(open.id, 'cancelled', clock())], [event]))
  return cancelled ? { kind: 'cancelled' } : refused(ctx, 'cancel-reset', { kind: 'unchanged' })
}
