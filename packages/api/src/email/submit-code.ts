import { type EmailVerdict, type Instant, type JourneyEvent, type Judgement, judgeEmailCode, lockInForce, type Misses } from '@enrol/otp'
import type { EmailPurpose, Statement, StoredCode, Write } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { recorded } from '../audit.ts'
import { noLongerStuck } from '../challenge/no-longer-stuck.ts'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { noteSignIn } from '../session/note-sign-in.ts'
import { detailOfVerdict } from '../verdict-detail.ts'

/** Misses with the version that their save is guarded by. */
type Versioned = Misses & { readonly version: number }

/** What differs between the purposes: whose misses count, and what a right code brings about. */
export interface EmailSubmission<Counted extends Versioned> {
  readonly purpose: EmailPurpose
  readonly auditKind: EventKind
  /** What a right code means for the journey. */
  readonly event: JourneyEvent
  /** When, in case of success, password and code will both have been given. */
  readonly provenAt: Instant
  /** Read before anything else: its version guards the save. */
  readMisses(): Promise<Counted>
  saveMisses(read: Counted, next: Misses): Statement
  /** Further guards of a success; their writes come with it. */
  onAccepted(): { readonly guards: readonly Statement[]; readonly writes: readonly Write[] }
}

/** Read, judge, save, answer. A right code signs in, in a new session. */
export async function submitEmailCode<Counted extends Versioned>(
  ctx: SessionContext,
  typed: string,
  submission: EmailSubmission<Counted>,
): Promise<EmailVerdict> {
  const { store, session, limits } = ctx
  const { user } = session
  for (let tries = 0; ; tries++) {
    const counted = await submission.readMisses()
    const now = ctx.clock()
    const sent = await store.emailCodes.sent(user.id, submission.purpose, now)
    const challenge = { misses: counted.misses, lockedUntil: counted.lockedUntil, sent }
    const judged: Judgement<EmailVerdict, typeof challenge> = judgeEmailCode<StoredCode, typeof challenge>(
      challenge,
      typed,
      now,
      store.emailCodes.isCodeOf,
      limits.miss,
    )
    const { verdict, next } = judged
    // Misses and codes are two reads. A verdict that saves nothing has no guard, so it is only given when both belong together.
    if (next === challenge && (await submission.readMisses()).version !== counted.version) continue

    const detail = { method: 'email', ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)) }
    const event = recorded(ctx, { kind: submission.auditKind, outcome: verdict.kind, subject: user, detail })
    const save = next === challenge ? [] : [submission.saveMisses(counted, next), ...next.sent.slice(0, 1).map(store.emailCodes.save)]

    if (verdict.kind !== 'accepted') {
      if (await store.atomically(save, [event])) return verdict
    } else {
      if (tries > 0) await assertStillOpen(ctx)
      const stage = stageAfter(session.stage, submission.event)
      const fresh = newSession(ctx, user.id, stage, submission.provenAt)
      const { guards, writes } = submission.onAccepted()
      if (
        await store.atomically(
          [noteSignIn(ctx, user, submission.event, stage), ...save, store.sessions.end(session.id), ...guards],
          [...writes, fresh.open, noLongerStuck(ctx), event],
        )
      ) {
        ctx.request.setSessionToken(fresh.token)
        return verdict
      }
    }
  }
}
