import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-` makes browsers insist on Secure, our host alone and the path `/`, so no other site can plant it. */
function sessionCookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? '__Host-enrol' : 'enrol'
}

export function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

/** A year: people who come back after the summer are still known. */
const KNOWN_FOR_S = 31_536_000
/** A token is far shorter, and there are at most four. */
const LONGEST_TOKENS = 1_024

function browserCookieName(publicUrl: string): string {
  return `${sessionCookieName(publicUrl)}-browser`
}

/** By which the browser says that some people signed in with it before; whether that is so is for others to judge. */
export function readBrowserTokens(request: FastifyRequest, publicUrl: string): readonly string[] {
  const tokens = request.cookies[browserCookieName(publicUrl)]
  return tokens === undefined || tokens.length > LONGEST_TOKENS ? [] : tokens.split('~')
}

export function writeBrowserTokens(reply: FastifyReply, publicUrl: string, tokens: readonly string[]): void {
  reply.setCookie(browserCookieName(publicUrl), tokens.join('~'), { ...optionsFor(publicUrl), maxAge: KNOWN_FOR_S })
}

/** What the browser sent as its session, if it could be a token at all. */
export function readSessionToken(request: FastifyRequest, publicUrl: string): string | null {
  const token = request.cookies[sessionCookieName(publicUrl)]
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** Null forgets the cookie. It lasts as long as the browser is open; the server's own limits end the session. */
export function writeSessionToken(reply: FastifyReply, publicUrl: string, token: string | null): void {
  const options = optionsFor(publicUrl)
  if (token === null) reply.clearCookie(sessionCookieName(publicUrl), options)
  else reply.setCookie(sessionCookieName(publicUrl), token, options)
}

/** For our own pages alone, and for no script of them. */
function optionsFor(publicUrl: string) {
  return { path: '/', httpOnly: true, secure: isHttps(publicUrl), sameSite: 'strict' } as const
}
