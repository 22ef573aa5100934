import { sessionEndsAt } from '@enrol/otp'
import { type Session, sessionIdOf } from '@enrol/store'
import { TRPCError } from '@trpc/server'
import type { SessionContext } from '../context.ts'
import type { Deps } from '../deps.ts'

/** How stale the last-seen time may be before it is written again, as a part of the idle time. */
const FRESH_PART = 1 / 10

/** The session that a token names, unless it has ended, its person is suspended, or it enrols somebody who is enrolled. */
export async function findSession({ store, clock, limits }: Deps, token: string | null): Promise<Session | null> {
  if (token === null) return null
  const session = await store.sessions.get(sessionIdOf(token))
  if (session === null || session.user.suspendedAt !== null) return null
  if (clock() >= sessionEndsAt(session, limits.session)) return null
  // A session that was opened while another one was completing the enrolment must not enrol again.
  if (session.stage === 'enrolling' && (await store.factors.methodOf(session.user.id)) !== null) return null
  return (await isOvertaken(store, session)) ? null : session
}

/**
 * A sign-in takes as long as its password; what was read of the person before it may no longer be so when the session is opened:
 * the password was changed, a factor was enrolled, or they now look after others. So it is asked at each request.
 */
async function isOvertaken(store: Deps['store'], { stage, provenAt, user }: Session): Promise<boolean> {
  // Those who look after others may have to choose a longer one, whoever chose the one they have.
  if (stage === 'change-password') return user.oneTimePasswordAt === null && user.role === 'member'
  if (stage !== 'signed-in' || provenAt !== null) return false
  return user.role !== 'member' || (await store.factors.methodOf(user.id)) !== null
}

/** Notes that the person was here, and gives the session as it then stands. */
export async function touchSession({ store, clock, limits }: Deps, session: Session): Promise<Session> {
  const now = clock()
  if (now - session.lastSeenAt < limits.session.idleMs[session.stage] * FRESH_PART) return session
  await store.atomically([store.sessions.touch(session.id, now)])
  return { ...session, lastSeenAt: now }
}

/**
 * Asked when a success could not be saved and the code still looks right: then the session itself may have been ended
 * meanwhile (a reset, a suspension, an enrolment in another tab).
 */
export async function assertStillOpen(ctx: SessionContext): Promise<void> {
  if ((await findSession(ctx, ctx.request.sessionToken)) === null) {
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The session has ended. Sign in again.' })
  }
}
