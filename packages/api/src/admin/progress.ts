import { comingDay, type Instant, isEnforced, type Method } from '@enrol/otp'
import type { SessionContext } from '../context.ts'
import { ownOrganisation } from './scope.ts'

export interface Progress {
  /** People who are not suspended. */
  readonly people: number
  readonly app: number
  readonly email: number
  readonly notEnrolled: number
  /** When everybody will be asked; null: no day was named, or it has come. */
  readonly enforceAt: Instant | null
  /** A day that was announced and has come counts as enforced. */
  readonly mfa: 'off' | 'announced' | 'enforced'
  /** How many had enrolled by the end of each day on which somebody did, of those who have a factor now; the oldest day first. */
  readonly days: readonly { readonly day: Instant; readonly app: number; readonly email: number }[]
  readonly administrators: number
}

export async function describeProgress(ctx: SessionContext): Promise<Progress> {
  const { people: store } = ctx.store
  const organisation = await ownOrganisation(ctx)
  const counts = await store.countByMethod(organisation.id)
  const of = (method: Method | null): number => counts.find((count) => count.method === method)?.people ?? 0
  const [app, email, notEnrolled] = [of('totp'), of('email'), of(null)]
  const administrators = await store.administratorsOf(organisation.id)
  const now = ctx.clock()
  return {
    people: app + email + notEnrolled,
    app,
    email,
    notEnrolled,
    enforceAt: comingDay(organisation, now),
    mfa: isEnforced(organisation, now) ? 'enforced' : organisation.mfa,
    days: addedUp(await store.enrolledByDay(organisation.id)),
    administrators: administrators.length,
  }
}

function addedUp(enrolled: readonly { readonly day: Instant; readonly method: Method; readonly people: number }[]): Progress['days'] {
  const days: { day: Instant; app: number; email: number }[] = []
  for (const { day, method, people } of enrolled) {
    const last = days.at(-1)
    const today = last?.day === day ? last : { day, app: last?.app ?? 0, email: last?.email ?? 0 }
    if (today !== last) days.push(today)
    if (method === 'totp') today.app += people
    else today.email += people
  }
  return days
}
