import type { Instant } from '@enrol/otp'
import { and, type Column, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { foldedName } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

export type Organisation = Tables['organisations']['$inferSelect']

const POLICY = [
  'mfa',
  'enforceAt',
  'noticeDays',
  'emailMfa',
  'approvedApp',
  'approvedAppUrl',
  'helpdeskWords',
  'resetWaitHours',
] as const satisfies readonly (keyof Organisation)[]

/** What an organisation decides about the second factor of its people. */
export type Policy = Pick<Organisation, (typeof POLICY)[number]>

type NewOrganisation = Omit<Tables['organisations']['$inferInsert'], 'nameKey'>

export function createOrganisationStore({ queries, tables: { organisations } }: Database) {
  return {
    async byName(name: string): Promise<Organisation | null> {
      // As with user names: PostgreSQL's text can't hold the character NUL.
      if (name.includes('\0')) return null
      const [found] = await queries
        .select()
        .from(organisations)
        .where(eq(organisations.nameKey, foldedName(name)))
      return found ?? null
    },

    async byId(id: string): Promise<Organisation | null> {
      const [found] = await queries.select().from(organisations).where(eq(organisations.id, id))
      return found ?? null
    },

    /** Those that have named a day from which MFA is asked of everybody. */
    async announcing(): Promise<Organisation[]> {
      return queries.select().from(organisations).where(eq(organisations.mfa, 'announced'))
    },

    /** Every one, by name. */
    async all(): Promise<Pick<Organisation, 'id' | 'name'>[]> {
      return queries.select({ id: organisations.id, name: organisations.name }).from(organisations).orderBy(organisations.nameKey)
    },

    /** Lets one transaction at a time go on with what depends on the whole organisation; a statement after it sees what the one before did. */
    hold(id: string): Statement {
      return (q) =>
        q
          .update(organisations)
          .set({ nameKey: sql`${organisations.nameKey}` })
          .where(eq(organisations.id, id))
          .returning({ id: organisations.id })
    },

    /** Guard: no row when the policy is no longer the one that was read. */
    changePolicy(read: Organisation, next: Policy): Statement {
      const unchanged = POLICY.map((name) => holds(organisations[name], read[name]))
      return (q) =>
        q
          .update(organisations)
          .set(next)
          .where(and(eq(organisations.id, read.id), ...unchanged))
          .returning({ id: organisations.id })
    },

    /** Guard: no row when it announces another day by now, or none; whoever changes it waits for the transaction. */
    stillAnnounces(id: string, day: Instant): Statement {
      return (q) =>
        q
          .update(organisations)
          .set({ enforceAt: day })
          .where(and(eq(organisations.id, id), eq(organisations.mfa, 'announced'), eq(organisations.enforceAt, day)))
          .returning({ id: organisations.id })
    },

    /** Guard: no row when the name is taken. */
    add(organisation: NewOrganisation): Statement {
      const row = { ...organisation, nameKey: foldedName(organisation.name) }
      return (q) => q.insert(organisations).values(row).onConflictDoNothing().returning({ id: organisations.id })
    },
  }
}

function holds(column: Column, value: string | number | null): SQL {
  return value === null ? isNull(column) : eq(column, value)
}
