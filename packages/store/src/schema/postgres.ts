import { type Columns, postgresColumns } from './columns.ts'
import { defineTables } from './tables.ts'

// The one cast between the dialects: columns.test.ts proves that both hold the same JavaScript values.
export const {
  organisations,
  users,
  sessions,
  endedSessions,
  factors,
  furtherApps,
  addressChanges,
  recoveryCodes,
  helpRequests,
  enrolments,
  shownSecrets,
  emailCodes,
  deliveryEvents,
  signInAttempts,
  auditEvents,
  auditHead,
  keyChecks,
  lineage,
} = defineTables(postgresColumns as unknown as Columns)
