import { comingDay, type Instant, isEnforced, type Method } from '@enrol/otp'
import type { Organisation } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { remindersNext } from '../people/write-to.ts'
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
  readonly reminders: Reminders
}

/** Those who are not enrolled, by what a press on the reminder does for them. */
export interface Reminders {
  /** Who are written to. */
  readonly next: number
  /** Who are left for the presses after it. */
  readonly later: number
  /** Who were sent a reminder within the last week, also where it was refused. */
  readonly lately: number
  /** Who have no verified address: those of the list's filter `no-address`. */
  readonly noAddress: number
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
    reminders: await remindersOf(ctx, organisation, notEnrolled),
  }
}

async function remindersOf(ctx: SessionContext, organisation: Organisation, notEnrolled: number): Promise<Reminders> {
  const { store, clock, limits } = ctx
  const question = {
    organisationId: organisation.id,
    search: '',
    filter: 'no-address',
    now: clock(),
    missesInAll: limits.miss.missesInAll,
  } as const
  const { next, later } = await remindersNext(ctx, organisation)
  const noAddress = await store.people.count(question)
  // Counted one after the other, they may be a few too many by now.
  return { next, later, lately: Math.max(0, notEnrolled - next - later - noAddress), noAddress }
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
