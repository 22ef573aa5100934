import type { Instant } from '@enrol/otp'
import { createAddressChangeStore } from './address-change-store.ts'
import { createAttemptStore } from './attempt-store.ts'
import { createAuditStore } from './audit-store.ts'
import type { Database } from './database.ts'
import { createEmailCodeStore } from './email-code-store.ts'
import { createEndedSessionStore } from './ended-session-store.ts'
import { createEnrolmentStore } from './enrolment-store.ts'
import { createFactorStore } from './factor-store.ts'
import { createHelpStore } from './help-store.ts'
import { checkKeys } from './key-check.ts'
import type { Keyring } from './keyring.ts'
import { createKnownBrowsers } from './known-browsers.ts'
import { createLetterStore } from './letter-store.ts'
import { noticeRestore, type Restore } from './lineage.ts'
import { openAuditChain } from './open-audit-chain.ts'
import { createOrganisationStore } from './organisation-store.ts'
import { createPeopleStore } from './people-store.ts'
import { createRecoveryCodeStore } from './recovery-code-store.ts'
import { refoldNames } from './refold-names.ts'
import { createSessionStore } from './session-store.ts'
import { createUserStore } from './user-store.ts'

/** Named, so that the types built on it stay short. */
export interface Store extends Awaited<ReturnType<typeof openStore>> {}

/**
 * Everything that is remembered. Reads are promises; writes are statements for `atomically`. `onRestore` is told when the
 * data turn out to be a backup or a copy; what had to be spent is spent by then.
 */
export async function openStore(
  database: Database,
  keyring: Keyring,
  { now = Date.now(), onRestore = () => undefined }: { now?: Instant; onRestore?: (restore: Restore) => void } = {},
) {
  await checkKeys(database, keyring, now)
  await openAuditChain(database, keyring)
  const restore = await noticeRestore(database, keyring, now)
  if (restore !== null) onRestore(restore)
  await refoldNames(database)
  return {
    organisations: createOrganisationStore(database),
    users: createUserStore(database),
    people: createPeopleStore(database),
    letters: createLetterStore(database),
    help: createHelpStore(database),
    sessions: createSessionStore(database),
    endedSessions: createEndedSessionStore(database),
    factors: createFactorStore(database, keyring),
    enrolments: createEnrolmentStore(database, keyring),
    emailCodes: createEmailCodeStore(database, keyring),
    addressChanges: createAddressChangeStore(database, keyring),
    recoveryCodes: createRecoveryCodeStore(database, keyring),
    attempts: createAttemptStore(database),
    knownBrowsers: createKnownBrowsers(keyring),
    audit: createAuditStore(database, keyring),
    atomically: database.atomically,
    isCurrent: database.isCurrent,
    close: database.close,
  }
}
