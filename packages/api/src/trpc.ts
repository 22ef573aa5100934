import type { SessionStage } from '@enrol/otp'
import type { Role } from '@enrol/store'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { Busy } from './busy.ts'
import type { Context } from './context.ts'
import { assertPace } from './pace.ts'
import { knownBrowser } from './session/known-browser.ts'

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const { code, httpStatus } = shape.data
    return {
      code: shape.code,
      message:
        code === 'INTERNAL_SERVER_ERROR'
          ? 'The server could not answer. Try again; if it goes on, tell the helpdesk the reference.'
          : messageOf(error),
      data: {
        code,
        httpStatus,
        reference: ctx?.request.reference ?? null,
        ...(error.cause instanceof Busy && { busyWith: error.cause.busyWith }),
      },
    }
  },
})

function messageOf(error: TRPCError): string {
  if (error.cause instanceof z.core.$ZodError) return z.prettifyError(error.cause)
  return error.message
}

/** A full queue is no fault of ours: it is answered as busy, not as broken. */
const namedErrors = t.middleware(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Busy) {
    const { cause } = result.error
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: cause.message, cause })
  }
  return result
})

export const router = t.router

/** A procedure without input takes no body or `{}`; anything else in it is refused. */
const noInput = z.strictObject({}).optional()

const named = t.procedure.use(namedErrors)

/** Any stage, input of its own. */
export const openProcedure = named
/** Any stage, no input. */
export const plainProcedure = named.input(noInput)

/** A procedure of one stage: 401 without a session, 403 in another stage, 429 too fast, all before the input is looked at. */
function stageProcedure(stage: SessionStage) {
  return named.use(({ ctx, next }) => {
    const { session } = ctx
    if (session === null) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'There is no session, or it has ended. Sign in again.' })
    if (session.stage !== stage)
      throw new TRPCError({
        code: 'FORBIDDEN',
        message: `This belongs to the stage "${stage}"; the session is in the stage "${session.stage}".`,
      })
    // Counted for each stage, and apart in browsers of theirs: who has the password alone takes nothing from its owner.
    assertPace(ctx, session.user.id, knownBrowser(ctx, session.user.username) === null ? stage : `${stage} in a known browser`)
    return next({ ctx: { ...ctx, session } })
  })
}

export const changePasswordProcedure = stageProcedure('change-password')
export const enrollingProcedure = stageProcedure('enrolling')
export const challengeProcedure = stageProcedure('challenge')
export const signedInProcedure = stageProcedure('signed-in')

/** For those who look after people: 403 to everybody else. What they may see is for `admin/scope.ts` to say. */
function roleProcedure(...roles: readonly Role[]) {
  return signedInProcedure.use(({ ctx, next }) => {
    const { role } = ctx.session.user
    if (!roles.includes(role)) throw new TRPCError({ code: 'FORBIDDEN', message: `This belongs to the role ${roles.join(' or ')}.` })
    return next()
  })
}

/** An administrator, within their organisation, and the helpdesk, in all of them. */
export const staffProcedure = roleProcedure('administrator', 'helpdesk')
/** What changes an organisation as a whole is for its own administrators. */
export const administratorProcedure = roleProcedure('administrator')

/** For procedures of a stage that take nothing. */
export { noInput }

/** A code as it was typed; what it is worth is for the verdict to say. */
export const codeInput = z.strictObject({ code: z.string() })
