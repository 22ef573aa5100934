import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { BY_CARER } from './schema/tables.ts'

/**
 * The ids of those who look after people in an organisation, by its events. Each is looked up in the index as the next after the one
 * before: `select distinct` would walk all that they ever did.
 */
export function carersIn({ queries, tables: { auditEvents } }: Pick<Database, 'queries' | 'tables'>, organisationId: string) {
  const { actorId } = auditEvents
  const next = sql`select min(${actorId}) from ${auditEvents} where ${auditEvents.organisationId} = ${organisationId} and ${actorId} > carers.id and ${BY_CARER}`
  const carers = sql`with recursive carers(id) as (select '' union all select (${next}) from carers where id is not null) select id from carers`
  return queries.select({ id: sql<string>`id` }).from(sql`(${carers}) as found`).where(sql`id <> ''`)
}
