import { EARLIER_SECRETS, type Instant, type ShownSecret, type TotpEnrolment } from '@enrol/otp'
import type { Enrolment, RememberedSecret, Store } from '@enrol/store'

export interface ReadTotpEnrolment extends TotpEnrolment, Enrolment {
  /** The row of the newest secret; null when there is none to confirm. */
  readonly newestId: string | null
}

/**
 * Everything that a code is judged against while a person enrols an app, as it stood together: it is several reads,
 * and between two of them another request may have enrolled or reset the person.
 */
export async function readTotpEnrolment(store: Store, userId: string, now: Instant): Promise<ReadTotpEnrolment> {
  for (;;) {
    const read = await readOnce(store, userId, now)
    if ((await store.enrolments.of(userId)).version === read.version) return read
  }
}

async function readOnce(store: Store, userId: string, now: Instant): Promise<ReadTotpEnrolment> {
  // The version is read first: what is read after it can only be newer, and then the guarded save fails.
  const enrolment = await store.enrolments.of(userId)
  const factor = await store.factors.of(userId)
  const remembered = await store.enrolments.secretsOf(userId, now)
  const newest = remembered.find(({ retired }) => !retired)
  if (factor?.method === 'totp' && newest === undefined) {
    // Nothing waits to be confirmed any longer: the code may be the one that has just confirmed the last app.
    const { secret, tag, issuedAt, lastStep } = factor.further.at(-1) ?? factor
    return { ...enrolment, newestId: null, newest: { secret, tag, issuedAt, spentStep: lastStep }, earlier: [] }
  }
  const earlier = remembered
    .filter((shown): shown is RememberedSecret & ShownSecret => shown !== newest && shown.secret !== null)
    .slice(0, EARLIER_SECRETS.most)
  if (newest === undefined || newest.secret === null) return { ...enrolment, newestId: null, newest: wipedNewest(newest), earlier }
  const { id, secret, tag, issuedAt } = newest
  return { ...enrolment, newestId: id, newest: { secret, tag, issuedAt, spentStep: null }, earlier }
}

/** A newest secret that has been wiped was shown too long ago; the verdict says so before its secret would be needed. */
function wipedNewest(newest: RememberedSecret | undefined): TotpEnrolment['newest'] {
  return newest === undefined ? null : { secret: '', tag: newest.tag, issuedAt: newest.issuedAt, spentStep: null }
}
