import { LOCALES } from '@enrol/words'
import type { TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'
import { changePasswordProcedure, openProcedure, plainProcedure } from '../trpc.ts'
import { changePassword } from './change-password.ts'
import { chooseLanguage } from './choose-language.ts'
import { describeSession } from './describe-session.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { whyEnded } from './why-ended.ts'

const choice = z.strictObject({ language: z.enum(LOCALES) })
const choiceOfPassword = z.strictObject({ newPassword: z.string() })
const credentials = z.strictObject({ username: z.string(), password: z.string() })

export const sessionRouter = {
  /** Where this browser stands. A page asks this by itself, so it does not keep the session from ending. */
  current: plainProcedure.query(({ ctx }) => describeSession(ctx)),
  /** Asked once a session is over before its time. */
  whyEnded: plainProcedure.query(({ ctx }) => whyEnded(ctx)),
  /** The person wants to stay: the idle time begins anew, and the answer is as that of `current`. */
  stay: plainProcedure.mutation(({ ctx }) => describeSession(ctx)),
  /** What the person is spoken to in from now on, on the pages and in mail. */
  chooseLanguage: openProcedure.input(choice).mutation(({ ctx, input }) => chooseLanguage(ctx, input.language)),
  /** Opens a new session when the password is right. Wrong credentials are an answer, not an error. */
  signIn: openProcedure.input(credentials).mutation(({ ctx, input }) => signIn(ctx, input)),
  /** The person's own password in the place of the one that they were given; they go on in a new session. */
  changePassword: changePasswordProcedure.input(choiceOfPassword).mutation(({ ctx, input }) => changePassword(ctx, input.newPassword)),
  /** Ends the session on the server, whatever its stage. */
  signOut: plainProcedure.mutation(({ ctx }) => signOut(ctx)),
} satisfies TRPCRouterRecord
