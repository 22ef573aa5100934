import { foldedName } from '@enrol/store'
import type { Context, SessionContext } from '../context.ts'

/** People who share a browser; whoever signed in there last comes first. */
const MOST_PEOPLE = 4

/** The token by which this browser is known as one of somebody's; null: nobody of that name signed in here lately. */
export function knownBrowser({ store, request }: Context, username: string): string | null {
  return request.browserTokens.find((token) => store.knownBrowsers.isTokenOf(foldedName(username), token)) ?? null
}

/**
 * Asked by the page of somebody who is signed in, so that programs that keep one cookie never meet a second: what strangers fail
 * at elsewhere keeps nobody waiting in a browser of their own.
 */
export function rememberBrowser(ctx: SessionContext): { readonly kind: 'remembered' } {
  const { store, request, randomBytes, session } = ctx
  const { username } = session.user
  if (knownBrowser(ctx, username) !== null) return { kind: 'remembered' }
  const token = store.knownBrowsers.tokenFor(foldedName(username), randomBytes)
  request.setBrowserTokens([token, ...request.browserTokens].slice(0, MOST_PEOPLE))
  return { kind: 'remembered' }
}
