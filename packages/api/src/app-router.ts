import { accountRouter } from './account/account-router.ts'
import { adminRouter } from './admin/admin-router.ts'
import { challengeRouter } from './challenge/challenge-router.ts'
import { enrolmentRouter } from './enrolment/enrolment-router.ts'
import { sessionRouter } from './session/session-router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  session: sessionRouter,
  enrolment: enrolmentRouter,
  challenge: challengeRouter,
  account: accountRouter,
  admin: adminRouter,
})

export type AppRouter = typeof appRouter
