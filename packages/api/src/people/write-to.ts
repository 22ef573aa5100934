import type { NoticeOf, SendResult } from '@enrol/mail'
import { announcedDay, type Instant } from '@enrol/otp'
import type { LetterKind, Organisation, User, Write } from '@enrol/store'
import { type Happening, recorded, recordedByService } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { eachByItself } from '../each-by-itself.ts'
import { verifiedAddress } from '../email/email-offer.ts'
import { mailNotice } from '../email/mail-notice.ts'
import { noticeSent } from '../email/send-notice.ts'

type WriteDeps = Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'mailer' | 'service' | 'errands'>

/** In one run; the next goes on with the others. */
const MOST = 200
/** Nobody is reminded more often. */
const REMIND_AGAIN_MS = 7 * 86_400_000
/**
 * Whom a press is going to write to is claimed for so long, and noted as reminded once they were written to: where the service dies
 * in between, without a chance to take anything back, whoever was not can be reminded again when the claim has run out. A claim is a
 * reminder that is almost a week old.
 */
const CLAIM_MS = 30 * 60_000
/** No mail is under way for as long: nobody is written to so shortly before another press may do it. */
const MAIL_MS = 60_000
/** So many that could not be sent one after the other: none of the others could be now. */
const FAILURES_IN_A_ROW = 5

interface Letter {
  readonly about: NoticeOf
  readonly told: LetterKind
  /** Notes that somebody is written to, before they are, and answers when; null: they are not to be any more. */
  noted(user: User): Promise<Instant | null>
  /** When they count as written to, once they were. */
  readonly countsFrom?: Instant
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
  const untold = await store.letters.toWriteTo(organisation.id, 'noticed', null, MOST)
  await writeToEach(deps, new Set(untold), {
    about: { kind: 'mfa-announced', until: day },
    told: 'noticed',
    async noted({ id }) {
      const at = clock()
      const guard = store.organisations.stillAnnounces(organisation.id, day)
      // Of two servers, one alone writes.
      return (await store.atomically([guard, store.letters.noteWrittenTo([id], 'noticed', at, null)])) ? at : null
    },
    recorded: (happening) => recordedByService(deps, happening),
  })
}

export interface RemindersNext {
  readonly next: number
  readonly later: number
}

export interface Reminded {
  /** Who are being written to. */
  readonly people: number
  /** Who can be reminded next. */
  readonly left: number
}

/** What a press on the reminder does: who are written to, and who are left for the presses after it. */
export async function remindersNext({ store, clock }: SessionContext, { id }: Pick<Organisation, 'id'>): Promise<RemindersNext> {
  const all = await store.letters.countToWriteTo(id, 'reminded', clock() - REMIND_AGAIN_MS)
  return { next: Math.min(all, MOST), later: Math.max(0, all - MOST) }
}

/**
 * Reminds those who are left, each once a week at most, so many at a time. Only where the service dies, or its database fails, after
 * somebody's mail has left and before that is noted, can they be reminded once more within the week.
 */
export async function remindThoseLeft(ctx: SessionContext, { id }: Pick<Organisation, 'id'>): Promise<Reminded> {
  const { store, clock } = ctx
  const at = clock()
  const since = at - REMIND_AGAIN_MS
  const found = await store.letters.toWriteTo(id, 'reminded', since, MOST)
  // All are noted before the first is written to, so that of two presses each counts those alone whom it writes to itself.
  const noted = await noteReminded(ctx, found, claimOf(at), since)
  const people = found.filter((user) => noted.has(user.id))
  ctx.errands.begin(() => remindEach(ctx, new Set(people), at))
  return { people: people.length, left: await store.letters.countToWriteTo(id, 'reminded', since) }
}

/** What is noted of those whom a press at that instant has claimed. */
function claimOf(at: Instant): Instant {
  return at - REMIND_AGAIN_MS + CLAIM_MS
}

/** All of them or none: their ids, without those whom another press has noted meanwhile. */
async function noteReminded({ store }: SessionContext, people: readonly User[], at: Instant, since: Instant): Promise<ReadonlySet<string>> {
  const ids = people.map(({ id }) => id)
  let noted: readonly { readonly id: string }[] = []
  const note: Write = {
    first: store.letters.noteWrittenTo(ids, 'reminded', at, since),
    next(rows) {
      noted = rows as typeof noted
      return []
    },
  }
  await store.atomically([], [note])
  return new Set(noted.map(({ id }) => id))
}

/** Those were claimed at that instant; whoever it does not reach, whatever happens, can be reminded again at once. */
async function remindEach(ctx: SessionContext, people: Set<User>, at: Instant): Promise<void> {
  const { store, clock } = ctx
  const claim = claimOf(at)
  try {
    await writeToEach(ctx, people, {
      about: { kind: 'enrol-reminder' },
      told: 'reminded',
      noted: async () => (clock() < at + CLAIM_MS - MAIL_MS ? claim : null),
      countsFrom: at,
      recorded: (happening) => recorded(ctx, happening),
    })
  } finally {
    await store.atomically(
      [],
      [...people].map(({ id, remindedAt }) => store.letters.moveNote(id, 'reminded', claim, remindedAt)),
    )
  }
}

/** One after the other, until none can be sent or the service stops. Those whom it did not reach are left in the set. */
async function writeToEach(deps: WriteDeps, people: Set<User>, letter: Letter): Promise<void> {
  let failures = 0
  for (const user of people) {
    if (deps.errands.ending.aborted) return
    failures = (await writeTo(deps, user, letter, people)) === 'failed' ? failures + 1 : 0
    if (failures === FAILURES_IN_A_ROW) return
  }
}

async function writeTo(deps: WriteDeps, user: User, letter: Letter, unreached: Set<User>): Promise<SendResult['kind'] | 'passed-over'> {
  const { store } = deps
  const { about, told, countsFrom } = letter
  const address = verifiedAddress({ user })
  if (address === null) return 'passed-over'
  const at = await letter.noted(user)
  if (at === null) return 'passed-over'
  const result = await mailNotice(deps, user, address, about)
  const again = isWorthAnotherTry(result)
  // Not again at once, even if what follows fails.
  if (!again) unreached.delete(user)
  const before = told === 'noticed' ? user.noticedAt : user.remindedAt
  const standing = store.letters.moveNote(user.id, told, at, again ? before : (countsFrom ?? at))
  await store.atomically([], [letter.recorded(noticeSent(about, user, result)), standing])
  unreached.delete(user)
  return result.kind
}

/** What was refused is refused the next time too. One that timed out may yet arrive: then a few are told twice, which is better than never. */
function isWorthAnotherTry(result: SendResult): boolean {
  return result.kind === 'failed' && result.reason !== 'refused'
}
