import type { User, Write } from '@enrol/store'
import type { EventKind, EventOutcome } from '@enrol/words/events'
import type { Context, SessionContext } from './context.ts'
import type { Deps } from './deps.ts'

/** What may be recorded is what both languages can say: `packages/words/src/events` is the list. */
export interface Happening {
  readonly kind: EventKind
  readonly outcome: EventOutcome
  readonly subject: Pick<User, 'id' | 'organisationId'> | null
  /** Who did it, where there is no session yet that says so; null: it can't be told, whoever has a session in that browser. */
  readonly actor?: Pick<User, 'id'> | null
  /** No secret, code or password ever goes in here. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** The audit event of this request, to be written with what it tells of. */
export function recorded(ctx: Context, happening: Happening): Write {
  const { address, reference } = ctx.request
  return written(ctx, { ...(ctx.session && { actor: ctx.session.user }), ...happening }, { address, reference })
}

/** The audit event of what the service does by itself, in nobody's request. */
export function recordedByService(deps: Pick<Deps, 'store' | 'clock'>, happening: Happening): Write {
  return written(deps, happening, { address: null, reference: null })
}

function written(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { kind, outcome, subject, actor, detail = {} }: Happening,
  from: { readonly address: string | null; readonly reference: string | null },
): Write {
  const { id: subjectId = null, organisationId = null } = subject ?? {}
  return store.audit.record({ at: clock(), kind, outcome, actorId: actor?.id ?? null, subjectId, organisationId, ...from, detail })
}

/** The answer, once it is on record that nothing more was done; left out, `subject` is whoever is signed in. */
export async function refused<const Answer extends { readonly kind: EventOutcome }>(
  ctx: SessionContext,
  auditKind: EventKind,
  answer: Answer,
  about: Partial<Pick<Happening, 'subject' | 'detail'>> = {},
): Promise<Answer> {
  await ctx.store.atomically([], [recorded(ctx, { kind: auditKind, outcome: answer.kind, subject: ctx.session.user, ...about })])
  return answer
}
