import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Key {
  readonly id: string
  readonly bytes: Uint8Array
}

/** What a sealed text or a digest is for; it opens for nothing else. */
export type SealPurpose =
  | 'totp-secret'
  | 'email-code'
  | 'address-code'
  | 'recovery-code'
  | 'known-browser'
  | 'key-check'
  | 'audit-event'
  | 'audit-head'

/** Seals what must be read again, digests what must only be compared. The first key writes, every key reads. */
export interface Keyring {
  readonly ids: readonly string[]
  /** AES-256-GCM; `keyId.nonce.ciphertext.tag`, the parts base64url. Bound to purpose, owner and key id. */
  seal(purpose: SealPurpose, owner: string, text: string, keyId?: string): string
  /** Throws `SealBroken` when the text was altered, moved to another owner or sealed under a key that is not here. */
  open(purpose: SealPurpose, owner: string, sealed: string): string
  /** HMAC-SHA-256; `keyId.digest`. */
  digest(purpose: SealPurpose, parts: readonly string[]): string
  /** Compares in constant time; false also when the key is not here. */
  isDigestOf(purpose: SealPurpose, parts: readonly string[], digest: string): boolean
}

export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createKeyring(keys: readonly [Key, ...Key[]]): Keyring {
  const byId = new Map(keys.map(({ id, bytes }) => [id, { seal: subkey(bytes, 'seal'), digest: subkey(bytes, 'digest') }]))
  const first = keys[0].id

  function keyOf(id: string): { seal: Buffer; digest: Buffer } {
    const key = byId.get(id)
    if (!key) throw new SealBroken(`no key named ${id} is configured`)
    return key
  }

  function digestUnder(keyId: string, purpose: SealPurpose, parts: readonly string[]): Buffer {
    return createHmac('sha256', keyOf(keyId).digest)
      .update(JSON.stringify([purpose, ...parts]))
      .digest()
  }

  return {
    ids: [...byId.keys()],

    seal(purpose, owner, text, keyId = first) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyOf(keyId).seal, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(binding(purpose, owner, keyId))
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [keyId, ...[nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
    },

    open(purpose, owner, sealed) {
      const [keyId = '', ...parts] = sealed.split('.')
      const [nonce, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'))
      // Node takes shorter tags, which are easier to forge, unless their length is checked.
      if (!nonce || !ciphertext || !tag || nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES)
        throw new SealBroken('not a sealed text')
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId).seal, nonce, { authTagLength: TAG_BYTES })
        decipher.setAAD(binding(purpose, owner, keyId))
        decipher.setAuthTag(tag)
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
      } catch (error) {
        if (error instanceof SealBroken) throw error
        throw new SealBroken('the seal does not open', { cause: error })
      }
    },

    digest: (purpose, parts) => `${first}.${digestUnder(first, purpose, parts).toString('base64url')}`,

    isDigestOf(purpose, parts, digest) {
      const [keyId = '', value = ''] = digest.split('.')
      if (!byId.has(keyId)) return false
      const given = Buffer.from(value, 'base64url')
      const expected = digestUnder(keyId, purpose, parts)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** Of the key that a sealed text or a digest was made under. */
export function keyIdOf(sealed: string): string {
  return sealed.split('.')[0] ?? ''
}

function subkey(bytes: Uint8Array, use: 'seal' | 'digest'): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `enrol ${use}`, 32))
}

function binding(purpose: SealPurpose, owner: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([purpose, owner, keyId]))
}
