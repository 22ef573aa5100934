import { eq } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { foldedName } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

export type Organisation = Tables['organisations']['$inferSelect']

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

    /** Guard: no row when the name is taken. */
    add(organisation: NewOrganisation): Statement {
      const row = { ...organisation, nameKey: foldedName(organisation.name) }
      return (q) => q.insert(organisations).values(row).onConflictDoNothing().returning({ id: organisations.id })
    },
  }
}
