import type { Factor } from '@enrol/store'
import { TRPCError } from '@trpc/server'
import type { SessionContext } from '../context.ts'

/** The factor that the challenge asks for. Without one (it was reset a moment ago) the session is as good as over. */
export async function factorOf({ store, session }: SessionContext): Promise<Factor> {
  const factor = await store.factors.of(session.user.id)
  if (factor === null) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Your second factor was reset. Sign in again to set it up.' })
  return factor
}
