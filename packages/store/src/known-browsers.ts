import { Buffer } from 'node:buffer'
import type { RandomBytes } from '@enrol/otp'
import type { Keyring } from './keyring.ts'

const NONCE_BYTES = 16

/** Tokens by which a browser is known again in which somebody signed in: nothing of them is stored here (OWASP, device cookies). */
export function createKnownBrowsers(keyring: Keyring) {
  return {
    /** A new token for the browser of `name`, which is no way to sign in. */
    tokenFor(name: string, randomBytes: RandomBytes): string {
      const nonce = Buffer.from(randomBytes(NONCE_BYTES)).toString('base64url')
      return `${nonce}.${keyring.digest('known-browser', [nonce, name])}`
    },

    /** Whether it was made here, for this very name. */
    isTokenOf(name: string, token: string): boolean {
      const [nonce = '', ...digest] = token.split('.')
      return keyring.isDigestOf('known-browser', [nonce, name], digest.join('.'))
    },
  }
}
