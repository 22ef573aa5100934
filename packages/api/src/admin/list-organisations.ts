import type { SessionContext } from '../context.ts'
import { organisationInScope } from './scope.ts'

export interface OrganisationName {
  readonly id: string
  readonly name: string
}

/** Those that the people on the list can be narrowed to, by name; none: they are of one organisation anyway. */
export async function listOrganisations(ctx: SessionContext): Promise<readonly OrganisationName[]> {
  return organisationInScope(ctx, null) === null ? ctx.store.organisations.all() : []
}
