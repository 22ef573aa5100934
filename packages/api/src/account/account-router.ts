import type { TRPCRouterRecord } from '@trpc/server'
import { noInput, signedInProcedure } from '../trpc.ts'
import { describeAccount } from './describe-account.ts'

export const accountRouter = {
  /** The person's factor and when it was set up. */
  current: signedInProcedure.input(noInput).query(({ ctx }) => describeAccount(ctx)),
} satisfies TRPCRouterRecord
