import type { NoticeOf } from '@enrol/mail'
import { announcedDay, type Instant } from '@enrol/otp'
import type { Organisation, User } from '@enrol/store'
import type { Deps } from '../deps.ts'
import { mailNotice } from '../email/mail-notice.ts'

type WriteDeps = Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'mailer' | 'service'>

/** In one run; the next goes on with the others. */
const MOST = 200
/** Nobody is reminded more often. */
const REMIND_AGAIN_MS = 7 * 86_400_000

/** Tells the people of organisations that have named a day, once it is near enough to tell. Run now and then. */
export async function tellOfComingDays(deps: WriteDeps): Promise<void> {
  for (const organisation of await deps.store.organisations.announcing()) {
    const day = announcedDay(organisation, deps.clock())
    if (day === null) continue
    // Named anew, the day is news again.
    const since = day - organisation.noticeDays * 86_400_000
    for (const user of await deps.store.people.toWriteTo(organisation.id, 'noticed', since, MOST))
      await writeTo(deps, user, { kind: 'mfa-announced', until: day }, 'noticed', since)
  }
}

/** Reminds those who are left, each once a week at most; the answer is how many are being written to. */
export async function remindThoseLeft(deps: WriteDeps, { id }: Pick<Organisation, 'id'>): Promise<number> {
  const since = deps.clock() - REMIND_AGAIN_MS
  const left = await deps.store.people.toWriteTo(id, 'reminded', since, MOST)
  // The answer does not wait for the mail.
  void (async () => {
    for (const user of left) await writeTo(deps, user, { kind: 'enrol-reminder' }, 'reminded', since)
  })().catch(() => undefined)
  return left.length
}

async function writeTo(deps: WriteDeps, user: User, about: NoticeOf, told: 'noticed' | 'reminded', since: Instant): Promise<void> {
  const { store, clock } = deps
  if (user.contactEmail === null) return
  // Noted first: a mail too few is better than two to everybody.
  if (!(await store.atomically([store.users.noteWrittenTo(user.id, told, clock(), since)]))) return
  await mailNotice(deps, user, user.contactEmail, about)
}
