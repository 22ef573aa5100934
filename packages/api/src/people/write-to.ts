import type { NoticeOf, SendResult } from '@enrol/mail'
import { announcedDay, type Instant } from '@enrol/otp'
import type { Organisation, Statement, User, Write } from '@enrol/store'
import { type Happening, recorded, recordedByService } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { eachByItself } from '../each-by-itself.ts'
import { verifiedAddress } from '../email/email-offer.ts'
import { mailNotice } from '../email/mail-notice.ts'
import { noticeSent } from '../email/send-notice.ts'

type WriteDeps = Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'mailer' | 'service'>

/** In one run; the next goes on with the others. */
const MOST = 200
/** Nobody is reminded more often. */
const REMIND_AGAIN_MS = 7 * 86_400_000
/** So many that could not be sent one after the other: none of the others could be now. */
const FAILURES_IN_A_ROW = 5

interface Letter {
  readonly about: NoticeOf
  readonly told: 'noticed' | 'reminded'
  /** Whoever was written to since is passed over; null: whoever ever was. */
  readonly since: Instant | null
  /** What must still be so when somebody is written to. */
  readonly guards: readonly Statement[]
  recorded(happening: Happening): Write
}

/** Tells the people of organisations that have named a day, once it is near enough to tell. Run now and then. */
export async function tellOfComingDays(deps: WriteDeps): Promise<void> {
  const announcing = await deps.store.organisations.announcing()
  await eachByItself(announcing.map((organisation) => () => tellOfDay(deps, organisation)))
}

async function tellOfDay(deps: WriteDeps, organisation: Organisation): Promise<void> {
  const { store, clock } = deps
  const day = announcedDay(organisation, clock())
  if (day === null) return
  const untold = await store.people.toWriteTo(organisation.id, 'noticed', null, MOST)
  await writeToEach(deps, untold, {
    about: { kind: 'mfa-announced', until: day },
    told: 'noticed',
    since: null,
    guards: [store.organisations.stillAnnounces(organisation.id, day)],
    recorded: (happening) => recordedByService(deps, happening),
  })
}

export interface Reminded {
  /** Who are being written to. */
  readonly people: number
  /** Who can be reminded next. */
  readonly left: number
}

/** Reminds those who are left, each once a week at most, so many at a time. */
export async function remindThoseLeft(ctx: SessionContext, { id }: Pick<Organisation, 'id'>): Promise<Reminded> {
  const { store, clock } = ctx
  const since = clock() - REMIND_AGAIN_MS
  const people = await store.people.toWriteTo(id, 'reminded', since, MOST)
  const all = people.length < MOST ? people.length : await store.people.countToWriteTo(id, 'reminded', since)
  // The answer does not wait for the mail. What could not be sent is an event; that alone can fail, and then nobody is left to be told.
  writeToEach(ctx, people, {
    about: { kind: 'enrol-reminder' },
    told: 'reminded',
    since,
    guards: [],
    recorded: (happening) => recorded(ctx, happening),
  }).catch(() => undefined)
  return { people: people.length, left: Math.max(0, all - people.length) }
}

/** One after the other, until none can be sent: whoever was not written to is the next time. */
async function writeToEach(deps: WriteDeps, people: readonly User[], letter: Letter): Promise<void> {
  let failures = 0
  for (const user of people) {
    failures = (await writeTo(deps, user, letter)) === 'failed' ? failures + 1 : 0
    if (failures === FAILURES_IN_A_ROW) return
  }
}

async function writeTo(deps: WriteDeps, user: User, letter: Letter): Promise<SendResult['kind'] | 'passed-over'> {
  const { store } = deps
  const { about, told, since, guards } = letter
  const address = verifiedAddress({ user })
  if (address === null) return 'passed-over'
  const at = deps.clock()
  // Noted first: of two servers, or two presses, one alone writes.
  if (!(await store.atomically([...guards, store.users.noteWrittenTo(user.id, told, at, since)]))) return 'passed-over'
  const result = await mailNotice(deps, user, address, about)
  const again = isWorthAnotherTry(result) ? [store.users.takeBackNote(user, told, at)] : []
  await store.atomically([], [letter.recorded(noticeSent(about, user, result)), ...again])
  return result.kind
}

/** What was refused is refused the next time too. One that timed out may yet arrive: then a few are told twice, which is better than never. */
function isWorthAnotherTry(result: SendResult): boolean {
  return result.kind === 'failed' && result.reason !== 'refused'
}
