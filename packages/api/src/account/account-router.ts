import type { TRPCRouterRecord } from '@trpc/server'
import { noInput, signedInProcedure } from '../trpc.ts'
import { describeAccount } from './describe-account.ts'
import { startEnrolment } from './start-enrolment.ts'

export const accountRouter = {
  /** The person's factor and when it was set up. */
  current: signedInProcedure.input(noInput).query(({ ctx }) => describeAccount(ctx)),
  /** For somebody of whom no second factor is asked so far. */
  startEnrolment: signedInProcedure.input(noInput).mutation(({ ctx }) => startEnrolment(ctx)),
} satisfies TRPCRouterRecord
