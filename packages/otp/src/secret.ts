import { ScureBase32Plugin } from 'otplib'
import type { RandomBytes } from './random-bytes.ts'

/** RFC 4226 §4 R6 recommends 160 bits, the length of the HMAC-SHA-1 output. */
const SECRET_BYTES = 20

const base32 = new ScureBase32Plugin()

/** A new shared secret: 20 random bytes as 32 base32 characters, without padding or spaces. */
export function newSecret(randomBytes: RandomBytes): string {
  return base32.encode(randomBytes(SECRET_BYTES), { padding: false })
}

/** The shortest secret that is read: 10 bytes. */
const LEAST_BYTES = 10

/** Reads a secret as people copy it (lower case, spaces, hyphens, padding); null when it is not base32 of a secret's length. */
export function normaliseSecret(text: string): string | null {
  const secret = text
    .normalize('NFKC')
    .replace(/[\s\-=]/gu, '')
    .toUpperCase()
  try {
    return base32.decode(secret).length >= LEAST_BYTES ? secret : null
  } catch {
    return null
  }
}
