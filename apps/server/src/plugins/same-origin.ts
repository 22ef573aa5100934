import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is meant for other servers and proves its caller in another way. */
    crossSite?: boolean
  }
}

/** State changes only by a POST of JSON from our own pages; everything else that is not a read is refused before its body is read. */
export function refuseCrossSite(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.config.crossSite) return
    if (!isSameOrigin(request, publicUrl)) {
      return refuse(request, reply, 403, `This request did not come from ${publicUrl}. Open the service at that address.`)
    }
    const { 'content-type': type, 'content-encoding': encoding = 'identity' } = request.headers
    if (!isJson(type) || encoding.toLowerCase() !== 'identity')
      return refuse(request, reply, 415, 'Send JSON in UTF-8 as it is, with content-type: application/json.')
  })
}

/** Browsers set both headers themselves. One of them is enough; where both are there they must agree. */
function isSameOrigin({ headers }: FastifyRequest, publicUrl: string): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? site === 'same-origin' : origin === publicUrl
}

/** JSON is UTF-8 (RFC 8259 §8.1): no other charset is taken for it. */
function isJson(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='))
  return type?.trim() === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))
}
