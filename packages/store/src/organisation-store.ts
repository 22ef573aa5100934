import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { foldedName } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

export type Organisation = Tables['organisations']['$inferSelect']

/** What an organisation decides about the second factor of its people. */
export type Policy = Pick<
  Organisation,
  'mfa' | 'enforceAt' | 'noticeDays' | 'emailMfa' | 'approvedApp' | 'approvedAppUrl' | 'helpdeskWords' | 'resetWaitHours'
>

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
    changePolicy({ id, mfa, emailMfa, enforceAt }: Organisation, next: Policy): Statement {
      const unchanged = and(
        eq(organisations.mfa, mfa),
        eq(organisations.emailMfa, emailMfa),
        enforceAt === null ? isNull(organisations.enforceAt) : eq(organisations.enforceAt, enforceAt),
      )
      return (q) =>
        q
          .update(organisations)
          .set(next)
          .where(and(eq(organisations.id, id), unchanged))
          .returning({ id: organisations.id })
    },

    /** Guard: no row when the name is taken. */
    add(organisation: NewOrganisation): Statement {
      const row = { ...organisation, nameKey: foldedName(organisation.name) }
      return (q) => q.insert(organisations).values(row).onConflictDoNothing().returning({ id: organisations.id })
    },
  }
}
