import type { TRPCRouterRecord } from '@trpc/server'
import { delivery } from '../email/delivery.ts'
import { askForHelp, helpInput } from '../helpdesk/ask-for-help.ts'
import { codeInput, enrollingProcedure, noInput } from '../trpc.ts'
import { confirmEmail } from './confirm-email.ts'
import { confirmTotp } from './confirm-totp.ts'
import { enrolmentOptions } from './options.ts'
import { pendingTotp } from './pending-totp.ts'
import { sendEnrolmentCode } from './send-enrolment-code.ts'
import { startTotp } from './start-totp.ts'

export const enrolmentRouter = {
  /** Which methods this person may enrol. */
  options: enrollingProcedure.input(noInput).query(({ ctx }) => enrolmentOptions(ctx)),
  /** A new secret each time; the earlier ones are superseded. */
  startTotp: enrollingProcedure.input(noInput).mutation(({ ctx }) => startTotp(ctx)),
  /** The tag of the newest secret, for a page that was loaded again. */
  pendingTotp: enrollingProcedure.input(noInput).query(({ ctx }) => pendingTotp(ctx)),
  /** A right code enrols, and ends every session of the person. A wrong code is an answer, not an error. */
  confirmTotp: enrollingProcedure.input(codeInput).mutation(({ ctx, input }) => confirmTotp(ctx, input.code)),
  sendEmailCode: enrollingProcedure.input(noInput).mutation(({ ctx }) => sendEnrolmentCode(ctx)),
  /** A right code enrols, and goes on in a new session, signed in. */
  confirmEmail: enrollingProcedure.input(codeInput).mutation(({ ctx, input }) => confirmEmail(ctx, input.code)),
  /** What became of the newest message. */
  delivery: enrollingProcedure.input(noInput).query(({ ctx }) => delivery(ctx, 'enrolment')),
  /** A reference for the helpdesk, when the person gets no further. */
  askForHelp: enrollingProcedure.input(helpInput).mutation(({ ctx, input }) => askForHelp(ctx, input)),
} satisfies TRPCRouterRecord
