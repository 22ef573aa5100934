import type { TRPCRouterRecord } from '@trpc/server'
import type { SessionContext } from '../context.ts'
import { administratorProcedure, noInput, staffProcedure } from '../trpc.ts'
import {
  actionInput,
  allowEmailMfa,
  allowInput,
  giveNewPassword,
  giveRoleTo,
  personInput,
  requestInput,
  resetPerson,
  restorePerson,
  roleInput,
  suspendPerson,
  unlockPerson,
} from './act-on-person.ts'
import { addressCodeInput, addressInput, cancelAddressChange, confirmAddressChange, startAddressChange } from './change-address.ts'
import { describePerson } from './describe-person.ts'
import { exportEvents } from './export-events.ts'
import { exportPeople } from './export-people.ts'
import { declineRequest, grantReset, listHelpRequests } from './help-requests.ts'
import { importFile, importInput, previewImport } from './import.ts'
import { eventsInput, listEvents, trailInput } from './list-events.ts'
import { listOrganisations } from './list-organisations.ts'
import { exportInput, listInput, listPeople } from './list-people.ts'
import { changePolicy, describePolicy, policyInput } from './policy.ts'
import { describeProgress } from './progress.ts'
import { remind } from './remind.ts'

/** An administrator acts within their organisation, the helpdesk in all of them; anybody of another one is 404. */
export const adminRouter = {
  people: staffProcedure.input(listInput).query(({ ctx, input }) => listPeople(ctx, input)),
  exportPeople: staffProcedure.input(exportInput).mutation(({ ctx, input }) => inTurn(ctx, () => exportPeople(ctx, input))),
  person: staffProcedure.input(personInput).query(({ ctx, input }) => describePerson(ctx, input.id)),
  /** Whose people the helpdesk can choose to see. */
  organisations: staffProcedure.input(noInput).query(({ ctx }) => listOrganisations(ctx)),

  /** The person enrols again at the next sign-in. */
  resetMfa: staffProcedure.input(actionInput).mutation(({ ctx, input }) => resetPerson(ctx, input)),
  unlock: staffProcedure.input(actionInput).mutation(({ ctx, input }) => unlockPerson(ctx, input)),
  suspend: administratorProcedure.input(actionInput).mutation(({ ctx, input }) => suspendPerson(ctx, input)),
  restore: administratorProcedure.input(actionInput).mutation(({ ctx, input }) => restorePerson(ctx, input)),
  /** The password is told this once. */
  newOneTimePassword: administratorProcedure.input(actionInput).mutation(({ ctx, input }) => giveNewPassword(ctx, input)),
  allowEmailMfa: administratorProcedure.input(allowInput).mutation(({ ctx, input }) => allowEmailMfa(ctx, input)),
  giveRole: administratorProcedure.input(roleInput).mutation(({ ctx, input }) => giveRoleTo(ctx, input)),

  /** A code goes to the new address, and its owner reads it out. */
  startAddressChange: administratorProcedure.input(addressInput).mutation(({ ctx, input }) => startAddressChange(ctx, input)),
  confirmAddressChange: administratorProcedure.input(addressCodeInput).mutation(({ ctx, input }) => confirmAddressChange(ctx, input)),
  cancelAddressChange: administratorProcedure.input(personInput).mutation(({ ctx, input }) => cancelAddressChange(ctx, input)),

  /** Who waits for a reset that they asked for at the second factor. */
  helpRequests: staffProcedure.input(noInput).query(({ ctx }) => listHelpRequests(ctx)),
  /** Here `id` is the request's. */
  grantReset: staffProcedure.input(requestInput).mutation(({ ctx, input }) => grantReset(ctx, input)),
  declineRequest: staffProcedure.input(requestInput).mutation(({ ctx, input }) => declineRequest(ctx, input)),

  /** Up to 500 people from a CSV file; nothing is written. */
  previewImport: administratorProcedure.input(importInput).mutation(({ ctx, input }) => previewImport(ctx, input)),
  importPeople: administratorProcedure.input(importInput).mutation(({ ctx, input }) => inTurn(ctx, () => importFile(ctx, input))),

  /** Those of the organisation who have not enrolled, each once a week at most. */
  remind: administratorProcedure.input(noInput).mutation(({ ctx }) => remind(ctx)),
  progress: administratorProcedure.input(noInput).query(({ ctx }) => describeProgress(ctx)),
  policy: administratorProcedure.input(noInput).query(({ ctx }) => describePolicy(ctx)),
  /** Nothing changes while it would lock somebody out and that was not confirmed. */
  changePolicy: administratorProcedure.input(policyInput).mutation(({ ctx, input }) => changePolicy(ctx, input)),
  events: administratorProcedure.input(eventsInput).query(({ ctx, input }) => listEvents(ctx, input)),
  exportEvents: administratorProcedure.input(trailInput).mutation(({ ctx, input }) => inTurn(ctx, () => exportEvents(ctx, input))),
} satisfies TRPCRouterRecord

function inTurn<T>({ fileTurns, session }: SessionContext, work: () => Promise<T>): Promise<T> {
  return fileTurns.inTurn(session.organisation.id, work)
}
