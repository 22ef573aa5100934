import { type DeliveryEvent, type Instant, SENT_CODES_KEPT_MS, type SentCode } from '@enrol/otp'
import { and, desc, eq, gt, gte, isNull, lt, ne } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { EmailPurpose, Tables } from './schema/tables.ts'

export interface StoredCode extends SentCode {
  readonly id: string
  readonly userId: string
  readonly purpose: EmailPurpose
  readonly digest: string
}

/** What became of one of a person's messages. */
export interface PersonDelivery extends DeliveryEvent {
  readonly purpose: EmailPurpose
  readonly number: number
}

/** The most messages that can be sent in the 24 hours for which codes are recognised: five an hour. */
const MOST_KEPT = 120

/** How long a message and its delivery events are remembered for the numbering and the helpdesk. */
const REMEMBERED_MS = 30 * 24 * 3_600_000

type Row = Tables['emailCodes']['$inferSelect']

export function createEmailCodeStore({ queries, tables: { emailCodes, deliveryEvents } }: Database, keyring: Keyring) {
  const ofPurpose = (userId: string, purpose: EmailPurpose) =>
    and(eq(emailCodes.userId, userId), eq(emailCodes.purpose, purpose), isNull(emailCodes.failedAt))

  return {
    /** The newest code whatever its age, then those of the last 24 hours, newest first. */
    async sent(userId: string, purpose: EmailPurpose, now: Instant): Promise<StoredCode[]> {
      const rows = await queries
        .select()
        .from(emailCodes)
        .where(ofPurpose(userId, purpose))
        .orderBy(desc(emailCodes.sequence))
        .limit(MOST_KEPT)
      return rows.filter((row, i) => i === 0 || row.sentAt > now - SENT_CODES_KEPT_MS)
    },

    async newest(userId: string, purpose: EmailPurpose): Promise<StoredCode | null> {
      const [row] = await queries.select().from(emailCodes).where(ofPurpose(userId, purpose)).orderBy(desc(emailCodes.sequence)).limit(1)
      return row ?? null
    },

    /**
     * When codes were sent since `since`: those that the person has asked for, or those to a new address of theirs. Each are limited by
     * themselves, for it is somebody whose mail does not come that needs another address.
     */
    async sentSince(userId: string, since: Instant, to: 'the-address' | 'a-new-address' = 'the-address'): Promise<Instant[]> {
      const ofThese = to === 'the-address' ? ne(emailCodes.purpose, 'address-change') : eq(emailCodes.purpose, 'address-change')
      const rows = await queries
        .select({ sentAt: emailCodes.sentAt })
        .from(emailCodes)
        .where(and(eq(emailCodes.userId, userId), isNull(emailCodes.failedAt), gt(emailCodes.sentAt, since), ofThese))
      return rows.map(({ sentAt }) => sentAt)
    },

    /** The sequence number of the person's last message of any kind, sent or failed; 0 when there was none. */
    async lastSequence(userId: string): Promise<number> {
      const [row] = await queries
        .select({ sequence: emailCodes.sequence })
        .from(emailCodes)
        .where(eq(emailCodes.userId, userId))
        .orderBy(desc(emailCodes.sequence))
        .limit(1)
      return row?.sequence ?? 0
    },

    /** Guard: no row when another request has taken the sequence number. */
    add(sent: {
      id: string
      userId: string
      purpose: EmailPurpose
      sequence: number
      number: number
      code: string
      sentAt: Instant
      expiresAt: Instant
    }): Statement {
      const { code, ...rest } = sent
      const digest = keyring.digest('email-code', [sent.userId, sent.purpose, String(sent.number), code])
      const row: Row = { ...rest, digest, misses: 0, usedAt: null, failedAt: null, messageId: null }
      return (q) => q.insert(emailCodes).values(row).onConflictDoNothing().returning({ id: emailCodes.id })
    },

    isCodeOf({ userId, purpose, number, digest }: StoredCode, code: string): boolean {
      return keyring.isDigestOf('email-code', [userId, purpose, String(number), code], digest)
    },

    /** Of a code that counted when it was read. Guard: no row when it was spent meanwhile, which no miss may take back. */
    save({ id, misses, usedAt }: StoredCode): Statement {
      return (q) =>
        q
          .update(emailCodes)
          .set({ misses, usedAt })
          .where(and(eq(emailCodes.id, id), isNull(emailCodes.usedAt)))
          .returning({ id: emailCodes.id })
    },

    markSent(id: string, messageId: string): Statement {
      return (q) => q.update(emailCodes).set({ messageId }).where(eq(emailCodes.id, id)).returning({ id: emailCodes.id })
    },

    markFailed(id: string, at: Instant): Statement {
      return (q) => q.update(emailCodes).set({ failedAt: at }).where(eq(emailCodes.id, id)).returning({ id: emailCodes.id })
    },

    /** After a reset no code that is still under way may be used. */
    spendAllOf(userId: string, at: Instant): Statement {
      return (q) =>
        q
          .update(emailCodes)
          .set({ usedAt: at })
          .where(and(eq(emailCodes.userId, userId), isNull(emailCodes.usedAt)))
          .returning({ id: emailCodes.id })
    },

    /** In any order: `deliveryHistory` knows theirs. */
    async eventsOf(emailCodeId: string): Promise<DeliveryEvent[]> {
      return queries
        .select({ status: deliveryEvents.status, at: deliveryEvents.at })
        .from(deliveryEvents)
        .where(eq(deliveryEvents.emailCodeId, emailCodeId))
    },

    /** What became of all messages to a person's own address that were sent since `since`, oldest news first. */
    async deliveriesSince(userId: string, since: Instant): Promise<PersonDelivery[]> {
      return queries
        .select({ purpose: emailCodes.purpose, number: emailCodes.number, status: deliveryEvents.status, at: deliveryEvents.at })
        .from(deliveryEvents)
        .innerJoin(emailCodes, eq(deliveryEvents.emailCodeId, emailCodes.id))
        .where(and(eq(emailCodes.userId, userId), gte(emailCodes.sentAt, since), ne(emailCodes.purpose, 'address-change')))
        .orderBy(deliveryEvents.at)
    },

    /** The code that the provider's message id belongs to, and whose it is. */
    async ofMessage(messageId: string): Promise<Pick<StoredCode, 'id' | 'userId' | 'purpose' | 'usedAt'> | null> {
      const { id, userId, purpose, usedAt } = emailCodes
      const [row] = await queries.select({ id, userId, purpose, usedAt }).from(emailCodes).where(eq(emailCodes.messageId, messageId))
      return row ?? null
    },

    /** Guard: no row when an event of this id is known already. */
    addEvent(event: { id: string; emailCodeId: string } & DeliveryEvent): Statement {
      return (q) => q.insert(deliveryEvents).values(event).onConflictDoNothing().returning({ id: deliveryEvents.id })
    },

    forgetSentBefore(now: Instant): Statement {
      return (q) =>
        q
          .delete(emailCodes)
          .where(lt(emailCodes.sentAt, now - REMEMBERED_MS))
          .returning({ id: emailCodes.id })
    },
  }
}
