import type { TRPCRouterRecord } from '@trpc/server'
import { delivery } from '../email/delivery.ts'
import { askForHelp, helpInput } from '../helpdesk/ask-for-help.ts'
import { challengeProcedure, codeInput, noInput } from '../trpc.ts'
import { currentChallenge } from './current.ts'
import { cancelReset, requestReset } from './request-reset.ts'
import { sendSignInCode } from './send-sign-in-code.ts'
import { submitCode } from './submit-code.ts'
import { useRecoveryCode } from './use-recovery-code.ts'

export const challengeRouter = {
  /** Which method is asked for, and where to look. */
  current: challengeProcedure.input(noInput).query(({ ctx }) => currentChallenge(ctx)),
  /** A right code signs in, in a new session. A wrong code is an answer, not an error. */
  submit: challengeProcedure.input(codeInput).mutation(({ ctx, input }) => submitCode(ctx, input.code)),
  /** A recovery code in the place of the factor's own: it signs in once. */
  useRecoveryCode: challengeProcedure.input(codeInput).mutation(({ ctx, input }) => useRecoveryCode(ctx, input.code)),
  sendEmailCode: challengeProcedure.input(noInput).mutation(({ ctx }) => sendSignInCode(ctx)),
  /** What became of the newest message. */
  delivery: challengeProcedure.input(noInput).query(({ ctx }) => delivery(ctx, 'sign-in')),
  /** A reference for the helpdesk, when the person can't get a code. */
  askForHelp: challengeProcedure.input(helpInput).mutation(({ ctx, input }) => askForHelp(ctx, input)),
  /** Asks the administrators of the person's organisation for a reset. */
  requestReset: challengeProcedure.input(noInput).mutation(({ ctx }) => requestReset(ctx)),
  cancelReset: challengeProcedure.input(noInput).mutation(({ ctx }) => cancelReset(ctx)),
} satisfies TRPCRouterRecord
