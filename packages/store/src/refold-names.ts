import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { nameKeyOf } from './folded-name.ts'

const AT_ONCE = 500

/**
 * Keys that an earlier program or a migration made, whose SQL knows case in ASCII alone, are made anew, so that nobody is lost to a
 * search. A right key seldom has a letter beyond ASCII, so that those that have one are few, and found without reading everybody.
 */
export async function refoldNames({ queries, atomically, tables: { users } }: Database): Promise<void> {
  const { id, name, nameKey } = users
  const doubtful = or(eq(nameKey, ''), ne(sql`octet_length(${nameKey})`, sql`length(${nameKey})`))
  const ids = (await queries.select({ id }).from(users).where(doubtful)).map((user) => user.id)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await queries
      .select({ id, name, nameKey })
      .from(users)
      .where(inArray(id, ids.slice(from, from + AT_ONCE)))
    const wrong = some.map((user) => ({ ...user, right: nameKeyOf(user.name) })).filter((user) => user.nameKey !== user.right)
    if (wrong.length > 0) await atomically([], wrong.map(refolded))
  }

  function refolded(user: { readonly id: string; readonly name: string; readonly right: string }): Statement {
    return (q) =>
      q
        .update(users)
        .set({ nameKey: user.right })
        .where(and(eq(id, user.id), eq(name, user.name)))
        .returning({ id })
  }
}
