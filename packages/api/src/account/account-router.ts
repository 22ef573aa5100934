import type { TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'
import { noInput, signedInProcedure } from '../trpc.ts'
import { createRecoveryCodes } from './create-recovery-codes.ts'
import { describeAccount } from './describe-account.ts'
import { prove } from './prove.ts'
import { sendProofCode } from './send-proof-code.ts'
import { startEnrolment } from './start-enrolment.ts'

const proof = z.strictObject({ password: z.string(), code: z.string() })

export const accountRouter = {
  /** The person's factor, when it was set up, and how many recovery codes are left. */
  current: signedInProcedure.input(noInput).query(({ ctx }) => describeAccount(ctx)),
  /** For somebody of whom no second factor is asked so far. */
  startEnrolment: signedInProcedure.input(noInput).mutation(({ ctx }) => startEnrolment(ctx)),
  /** Ten new codes, said this once; the earlier ones no longer work. Needs a fresh proof. */
  createRecoveryCodes: signedInProcedure.input(noInput).mutation(({ ctx }) => createRecoveryCodes(ctx)),
  /** Password and code once more. A right pair is a fresh proof for five minutes, in a new session. */
  prove: signedInProcedure.input(proof).mutation(({ ctx, input }) => prove(ctx, input)),
  /** The code for `prove`, of people whose codes come by email. */
  sendProofCode: signedInProcedure.input(noInput).mutation(({ ctx }) => sendProofCode(ctx)),
} satisfies TRPCRouterRecord
