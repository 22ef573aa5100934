import { sqliteColumns } from './columns.ts'
import { defineTables } from './tables.ts'

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
} = defineTables(sqliteColumns)
