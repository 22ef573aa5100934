import type { DeliveryStatus, Method, SessionStage } from '@enrol/otp'
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'

export type MfaPolicy = 'off' | 'announced' | 'enforced'
export type EmailMfaPolicy = 'everybody' | 'named' | 'nobody'
/** An administrator's is their own organisation; the helpdesk's is every one. */
export type Role = 'member' | 'administrator' | 'helpdesk'
/** What became of a request for help. */
export type HelpOutcome = 'reset' | 'declined' | 'cancelled' | 'solved'
/** What somebody did that ended a session. `elsewhere`: its own person, from another one. */
export type SessionEndCause = 'mfa-reset' | 'suspended' | 'password-given' | 'elsewhere'
/** By their BCP 47 tags. */
export type Language = 'en' | 'cy'
/** `address-change`: to a new address, for its owner to read out. */
export type EmailPurpose = 'enrolment' | 'sign-in' | 'address-change'

/** An audit event of what somebody did to another, or to nobody in particular. An index has these alone: a query that says so can use it. */
export const BY_ANOTHER = sql`actor_id is distinct from subject_id`

/** One of somebody who looks after people: a download of them is recorded as done by its maker to themself. It has an index as well. */
export const BY_CARER = sql`(${BY_ANOTHER} or kind = 'export-people')`

/** Every table, once; the two dialects differ only in the vocabulary passed in. */
export function defineTables(c: Columns) {
  const organisations = c.table(
    'organisations',
    {
      id: c.text('id').primaryKey(),
      name: c.text('name').notNull(),
      /** The name as it is compared: without case or outer spaces. */
      nameKey: c.text('name_key').notNull(),
      mfa: c.text('mfa').$type<MfaPolicy>().notNull(),
      /** While MFA is announced: when it will be asked of everybody. */
      enforceAt: c.instant('enforce_at'),
      /** How many days before that people are told. */
      noticeDays: c.count('notice_days').notNull().default(42),
      emailMfa: c.text('email_mfa').$type<EmailMfaPolicy>().notNull(),
      /** The authenticator app that the organisation has approved, if it has one, and where to get it. */
      approvedApp: c.text('approved_app'),
      approvedAppUrl: c.text('approved_app_url'),
      /** Whom its people turn to, in its own words. */
      helpdeskWords: c.text('helpdesk_words'),
      /** How long a reset that was asked for waits, in hours, so that its person can object. */
      resetWaitHours: c.count('reset_wait_hours').notNull().default(0),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('organisations_name_key').on(t.nameKey)],
  )

  const users = c.table(
    'users',
    {
      id: c.text('id').primaryKey(),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      username: c.text('username').notNull(),
      usernameKey: c.text('username_key').notNull(),
      name: c.text('name').notNull(),
      /** The name as people are found and sorted by it: without case or accents. */
      nameKey: c.text('name_key').notNull().default(''),
      passwordHash: c.text('password_hash').notNull(),
      /** When the password was given to the person by somebody else: it must be changed at the next sign-in. Null: it is their own. */
      oneTimePasswordAt: c.instant('one_time_password_at'),
      role: c.text('role').$type<Role>().notNull().default('member'),
      contactEmail: c.text('contact_email'),
      contactVerified: c.flag('contact_verified').notNull(),
      /** Counts only where the organisation gives email MFA to named people. */
      emailMfaAllowed: c.flag('email_mfa_allowed').notNull(),
      /** What the person chose to be spoken to in; null: nothing was chosen. */
      language: c.text('language').$type<Language>(),
      suspendedAt: c.instant('suspended_at'),
      /** When the newest message to the contact address was refused on the other side; null: it was not. */
      bouncedAt: c.instant('bounced_at'),
      /** When the person was written to that MFA is coming, and when they were last reminded to enrol. */
      noticedAt: c.instant('noticed_at'),
      remindedAt: c.instant('reminded_at'),
      lastSignInAt: c.instant('last_sign_in_at'),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('users_username_key').on(t.usernameKey),
      c.index('users_organisation_name').on(t.organisationId, t.nameKey, t.usernameKey, t.id),
      c.index('users_organisation_username').on(t.organisationId, t.usernameKey, t.id),
    ],
  )

  const sessions = c.table(
    'sessions',
    {
      /** SHA-256 of the token in the cookie: a dump of this table signs nobody in. */
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      stage: c.text('stage').$type<SessionStage>().notNull(),
      /** Where it was opened, and with which browser, as far as the request said. */
      address: c.text('address'),
      browser: c.text('browser'),
      /** When password and code were last proven in it. */
      provenAt: c.instant('proven_at'),
      createdAt: c.instant('created_at').notNull(),
      lastSeenAt: c.instant('last_seen_at').notNull(),
    },
    (t) => [c.index('sessions_user').on(t.userId), c.index('sessions_last_seen').on(t.lastSeenAt)],
  )

  /** Why a session is over that somebody ended: decision 023. */
  const endedSessions = c.table(
    'ended_sessions',
    {
      /** The session's own. */
      id: c.text('id').primaryKey(),
      cause: c.text('cause').$type<SessionEndCause>().notNull(),
      endedAt: c.instant('ended_at').notNull(),
    },
    (t) => [c.index('ended_sessions_ended').on(t.endedAt)],
  )

  const factors = c.table(
    'factors',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      method: c.text('method').$type<Method>().notNull(),
      sealedSecret: c.text('sealed_secret'),
      tag: c.text('tag'),
      /** What the person calls the app; null: nothing. */
      name: c.text('name'),
      issuedAt: c.instant('issued_at').notNull(),
      enrolledAt: c.instant('enrolled_at').notNull(),
      lastStep: c.count('last_step').notNull(),
      misses: c.count('misses').notNull(),
      lockedUntil: c.instant('locked_until'),
      version: c.count('version').notNull(),
    },
    (t) => [c.uniqueIndex('factors_user').on(t.userId)],
  )

  /** The apps beside the first, each with a secret of its own. Misses, lock and version are those of the factor, for all its apps. */
  const furtherApps = c.table(
    'further_apps',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      sealedSecret: c.text('sealed_secret').notNull(),
      tag: c.text('tag').notNull(),
      name: c.text('name'),
      issuedAt: c.instant('issued_at').notNull(),
      enrolledAt: c.instant('enrolled_at').notNull(),
      lastStep: c.count('last_step').notNull(),
    },
    (t) => [c.index('further_apps_user').on(t.userId)],
  )

  /** A new contact address that an administrator entered, until its owner has said the code that was sent there. */
  const addressChanges = c.table('address_changes', {
    userId: c
      .text('user_id')
      .primaryKey()
      .references(() => users.id),
    address: c.text('address').notNull(),
    /** Keyed digest of the code, bound to the person and the address. */
    digest: c.text('digest').notNull(),
    sentAt: c.instant('sent_at').notNull(),
    misses: c.count('misses').notNull(),
    /** The administrator. */
    requestedBy: c.text('requested_by').notNull(),
  })

  const recoveryCodes = c.table(
    'recovery_codes',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      /** Keyed digest of the code, bound to the person. */
      digest: c.text('digest').notNull(),
      createdAt: c.instant('created_at').notNull(),
      usedAt: c.instant('used_at'),
    },
    (t) => [c.uniqueIndex('recovery_codes_digest').on(t.userId, t.digest)],
  )

  const helpRequests = c.table(
    'help_requests',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      organisationId: c
        .text('organisation_id')
        .notNull()
        .references(() => organisations.id),
      /** What the person can read out to whoever helps. */
      reference: c.text('reference').notNull(),
      askedAt: c.instant('asked_at').notNull(),
      /** When the reset that an administrator granted is carried out; null: none was granted. */
      resetAt: c.instant('reset_at'),
      grantedBy: c.text('granted_by'),
      reason: c.text('reason'),
      closedAt: c.instant('closed_at'),
      outcome: c.text('outcome').$type<HelpOutcome>(),
    },
    (t) => [
      c.index('help_requests_organisation').on(t.organisationId, t.closedAt, t.askedAt),
      c.index('help_requests_user').on(t.userId),
      c.index('help_requests_reset').on(t.resetAt),
    ],
  )

  const enrolments = c.table('enrolments', {
    userId: c
      .text('user_id')
      .primaryKey()
      .references(() => users.id),
    misses: c.count('misses').notNull(),
    lockedUntil: c.instant('locked_until'),
    version: c.count('version').notNull(),
  })

  const shownSecrets = c.table(
    'shown_secrets',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      /** Counts the person's secrets; the highest is the newest. */
      sequence: c.count('sequence').notNull(),
      /** Wiped when it need not be recognised any longer; the tag stays, so that it is not given out again soon. */
      sealedSecret: c.text('sealed_secret'),
      tag: c.text('tag').notNull(),
      issuedAt: c.instant('issued_at').notNull(),
      keptUntil: c.instant('kept_until').notNull(),
      /** From before an enrolment or a reset of the person: recognised, never confirmed again. */
      retired: c.flag('retired').notNull(),
    },
    (t) => [c.uniqueIndex('shown_secrets_sequence').on(t.userId, t.sequence), c.index('shown_secrets_kept_until').on(t.keptUntil)],
  )

  const emailCodes = c.table(
    'email_codes',
    {
      id: c.text('id').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => users.id),
      purpose: c.text('purpose').$type<EmailPurpose>().notNull(),
      /** Counts every message to the person; unique, so two requests can't both take the next one. */
      sequence: c.count('sequence').notNull(),
      number: c.count('number').notNull(),
      /** Keyed digest of the code, bound to person, purpose and number. */
      digest: c.text('digest').notNull(),
      sentAt: c.instant('sent_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      misses: c.count('misses').notNull(),
      usedAt: c.instant('used_at'),
      /** No transport took the message: it does not count, in any way. */
      failedAt: c.instant('failed_at'),
      messageId: c.text('message_id'),
    },
    (t) => [
      c.uniqueIndex('email_codes_sequence').on(t.userId, t.sequence),
      c.index('email_codes_message').on(t.messageId),
      c.index('email_codes_sent').on(t.sentAt),
    ],
  )

  const deliveryEvents = c.table(
    'delivery_events',
    {
      /** The provider's id of the event, so that a repeat changes nothing. */
      id: c.text('id').primaryKey(),
      emailCodeId: c
        .text('email_code_id')
        .notNull()
        .references(() => emailCodes.id, { onDelete: 'cascade' }),
      status: c.text('status').$type<DeliveryStatus>().notNull(),
      at: c.instant('at').notNull(),
    },
    (t) => [c.index('delivery_events_code').on(t.emailCodeId)],
  )

  const signInAttempts = c.table(
    'sign_in_attempts',
    {
      /** `name:…` or `address:…`. */
      key: c.text('key').primaryKey(),
      attempts: c.count('attempts').notNull(),
      lastAt: c.instant('last_at').notNull(),
      blockedUntil: c.instant('blocked_until'),
      /** The block of which an audit event already tells that somebody was refused. */
      refusedUntil: c.instant('refused_until'),
      version: c.count('version').notNull(),
    },
    (t) => [c.index('sign_in_attempts_last').on(t.lastAt)],
  )

  const auditEvents = c.table(
    'audit_events',
    {
      sequence: c.serial('sequence'),
      at: c.instant('at').notNull(),
      kind: c.text('kind').notNull(),
      outcome: c.text('outcome').notNull(),
      actorId: c.text('actor_id'),
      subjectId: c.text('subject_id'),
      organisationId: c.text('organisation_id'),
      address: c.text('address'),
      reference: c.text('reference'),
      /** JSON, without any secret. */
      detail: c.text('detail').notNull(),
      /** The keyed digest of the event before it. */
      previous: c.text('previous').notNull().default(''),
      /** Over all of the event, its number and `previous`. */
      mac: c.text('mac').notNull().default(''),
    },
    (t) => [
      c.index('audit_events_subject').on(t.subjectId, t.at),
      c.index('audit_events_reference').on(t.reference),
      c.index('audit_events_organisation').on(t.organisationId, t.sequence),
      c.index('audit_events_actor').on(t.actorId, t.sequence).where(BY_ANOTHER),
      c.index('audit_events_carer').on(t.organisationId, t.actorId).where(sql`actor_id is not null and ${BY_CARER}`),
    ],
  )

  /** One row: which event is the newest, so that none can be cut off. */
  const auditHead = c.table('audit_head', {
    id: c.count('id').primaryKey(),
    /** Of the newest event. */
    sequence: c.count('sequence').notNull(),
    /** The number of the first event of the chain: those before it were recorded when there was none. */
    began: c.count('began').notNull(),
    /** Of the newest event; empty: there is none in the chain so far. */
    mac: c.text('mac').notNull(),
    /** Keyed digest over `began` and `mac`; empty until the first start after the migration. */
    seal: c.text('seal').notNull(),
  })

  const keyChecks = c.table('key_checks', {
    keyId: c.text('key_id').primaryKey(),
    /** A known text sealed under the key, so that a wrong key of the same name is noticed at the start. */
    sealed: c.text('sealed').notNull(),
  })

  /** One row: where the data were written last, so that a restored or copied database is noticed. */
  const lineage = c.table('lineage', {
    id: c.count('id').primaryKey(),
    identity: c.text('identity').notNull(),
    /** How often a place was recorded; every change is guarded by it. */
    records: c.count('records').notNull(),
  })

  return {
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
  }
}

export type Tables = ReturnType<typeof defineTables>
