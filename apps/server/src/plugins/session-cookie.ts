import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-` makes browsers insist on Secure, our host alone and the path `/`, so no other site can plant it. */
function sessionCookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? '__Host-enrol' : 'enrol'
}

export function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

/** What the browser sent as its session, if it could be a token at all. */
export function readSessionToken(request: FastifyRequest, publicUrl: string): string | null {
  const token = request.cookies[sessionCookieName(publicUrl)]
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** Null forgets the cookie. It lasts as long as the browser is open; the server's own limits end the session. */
export function writeSessionToken(reply: FastifyReply, publicUrl: string, token: string | null): void {
  const options = { path: '/', httpOnly: true, secure: isHttps(publicUrl), sameSite: 'strict' } as const
  if (token === null) reply.clearCookie(sessionCookieName(publicUrl), options)
  else reply.setCookie(sessionCookieName(publicUrl), token, options)
}
