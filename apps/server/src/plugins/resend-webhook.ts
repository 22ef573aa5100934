import { type Deps, recordDelivery } from '@enrol/api'
import { readResendEvent } from '@enrol/mail'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../refusal.ts'

/** An event may overtake our own note of the message's id; one that is older is of a message that is not ours. */
const OVERTAKING_MS = 60_000

/** Takes Resend's signed delivery events. The signature covers the bytes, so the body is not parsed first. */
export async function serveResendWebhook(app: FastifyInstance, { store, clock }: Deps, secret: string): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.post('/webhooks/resend', { config: { crossSite: true } }, async (request, reply) => {
    const event = readResendEvent(typeof request.body === 'string' ? request.body : '', request.headers, secret, clock())
    switch (event.kind) {
      case 'refused':
        request.log.warn({ reason: event.reason }, 'a webhook was refused')
        return refuse(request, reply, 401, 'This is not signed by Resend, or too old.')
      case 'malformed':
        request.log.warn('a webhook that is signed by Resend could not be understood')
        return refuse(request, reply, 400, 'This is signed by Resend, but is no event.')
      case 'ignored':
        return { kind: 'ignored' }
      case 'event': {
        const kind = await recordDelivery(store, event)
        // Resend tries again after five seconds, then after five minutes, and signs each delivery anew.
        if (kind === 'unknown-message' && clock() - event.at < OVERTAKING_MS)
          return refuse(request, reply, 503, 'This message is not known yet. Try again.')
        return { kind }
      }
    }
  })
}
