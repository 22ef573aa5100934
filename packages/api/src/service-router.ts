import type { TRPCRouterRecord } from '@trpc/server'
import { plainProcedure } from './trpc.ts'

export const serviceRouter = {
  /** The service's own words, and the address that people type. */
  about: plainProcedure.query(({ ctx }) => ({ ...ctx.service, publicUrl: ctx.publicUrl })),
} satisfies TRPCRouterRecord
