import { judgeLine, LONGEST } from '@enrol/otp'
import type { TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'
import { delivery } from '../email/delivery.ts'
import { rememberBrowser } from '../session/known-browser.ts'
import { codeInput, noInput, signedInProcedure } from '../trpc.ts'
import { confirmApp, startApp } from './add-app.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { changeToEmail, sendChangeCode } from './change-to-email.ts'
import { createRecoveryCodes } from './create-recovery-codes.ts'
import { describeAccount } from './describe-account.ts'
import { endOtherSessions, endSession } from './end-session.ts'
import { listOwnEvents } from './list-own-events.ts'
import { listSessions } from './list-sessions.ts'
import { prove, proveByRecoveryCode } from './prove.ts'
import { removeApp } from './remove-app.ts'
import { sendProofCode } from './send-proof-code.ts'
import { startEnrolment } from './start-enrolment.ts'

const ofSession = z.strictObject({ id: z.string() })
const passwordChange = z.strictObject({ newPassword: z.string(), password: z.string().optional() })
const proof = z.strictObject({ password: z.string(), code: z.string() })
const proofByRecoveryCode = z.strictObject({ password: z.string(), recoveryCode: z.string() })
const tag = z.string().max(8)
/** `name`: what the person calls it; empty or null: nothing. `replaces`: the tag of the app that it takes the place of. */
const newApp = z.strictObject({
  code: z.string(),
  name: z
    .string()
    .trim()
    .refine((name) => judgeLine(name, LONGEST.appName).kind === 'right', `At most ${LONGEST.appName} characters of plain text, in one line`)
    .nullable()
    .transform((name) => name || null)
    .default(null),
  replaces: tag.optional(),
})

export const accountRouter = {
  /** The person's factor, when it was set up, and how many recovery codes are left. */
  current: signedInProcedure.input(noInput).query(({ ctx }) => describeAccount(ctx)),
  /** For somebody of whom no second factor is asked so far. */
  startEnrolment: signedInProcedure.input(noInput).mutation(({ ctx }) => startEnrolment(ctx)),
  /** Ten new codes, said this once; the earlier ones no longer work. Needs a fresh proof. */
  createRecoveryCodes: signedInProcedure.input(noInput).mutation(({ ctx }) => createRecoveryCodes(ctx)),
  /** Password and code once more. A right pair is a fresh proof for five minutes, in a new session. */
  prove: signedInProcedure.input(proof).mutation(({ ctx, input }) => prove(ctx, input)),
  /** The same for somebody who can't get a code, with one of their recovery codes in its place. */
  proveByRecoveryCode: signedInProcedure.input(proofByRecoveryCode).mutation(({ ctx, input }) => proveByRecoveryCode(ctx, input)),
  /** The code for `prove`, of people whose codes come by email. */
  sendProofCode: signedInProcedure.input(noInput).mutation(({ ctx }) => sendProofCode(ctx)),
  /** The secret of one app more, to be confirmed. Needs a fresh proof, as does all that follows. */
  startApp: signedInProcedure.input(noInput).mutation(({ ctx }) => startApp(ctx)),
  /** A right code adds the app, or puts it in the place of another; it takes the place of email for those whose codes come by email. */
  confirmApp: signedInProcedure.input(newApp).mutation(({ ctx, input }) => confirmApp(ctx, input)),
  /** Takes one of several apps away, by its tag. */
  removeApp: signedInProcedure.input(z.strictObject({ tag })).mutation(({ ctx, input }) => removeApp(ctx, input.tag)),
  /** Sends the code for `changeToEmail`. */
  sendEmailCode: signedInProcedure.input(noInput).mutation(({ ctx }) => sendChangeCode(ctx)),
  /** A right code puts email in the place of the person's apps. */
  changeToEmail: signedInProcedure.input(codeInput).mutation(({ ctx, input }) => changeToEmail(ctx, input.code)),
  /** What became of the newest message of that kind. */
  delivery: signedInProcedure.input(noInput).query(({ ctx }) => delivery(ctx, 'enrolment')),
  /** Where the person is signed in, or was on the way to it, the one that was seen last first. */
  sessions: signedInProcedure.input(noInput).query(({ ctx }) => listSessions(ctx)),
  /** Ends one of the person's other sessions. */
  endSession: signedInProcedure.input(ofSession).mutation(({ ctx, input }) => endSession(ctx, input.id)),
  /** Ends all of the person's sessions but this one. */
  endOtherSessions: signedInProcedure.input(noInput).mutation(({ ctx }) => endOtherSessions(ctx)),
  /** From now on guesses that strangers make elsewhere keep the person waiting in this browser no more. */
  rememberBrowser: signedInProcedure.input(noInput).mutation(({ ctx }) => rememberBrowser(ctx)),
  /** What happened to the person lately, newest first. */
  events: signedInProcedure.input(noInput).query(({ ctx }) => listOwnEvents(ctx)),
  /** Needs a fresh proof, or, of people without a second factor, the current password. They go on in a new session, and all others end. */
  changePassword: signedInProcedure.input(passwordChange).mutation(({ ctx, input }) => changeOwnPassword(ctx, input)),
} satisfies TRPCRouterRecord
