import { describe, expect, test } from 'vitest'
import { createKeyring, SealBroken } from './keyring.ts'
import { testKey } from './testing/keys.ts'

const keyring = createKeyring([testKey('k1', 1)])
const TEXT = 'GEZDGNBVGY3TQOJQ'
const sealed = keyring.seal('totp-secret', 'anna', TEXT)
const [keyId = '', nonce = '', ciphertext = '', tag = ''] = sealed.split('.')

/** The same bytes with one bit turned over. */
function altered(part: string, at = 0): string {
  const bytes = Buffer.from(part, 'base64url')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64url')
}

function shortened(part: string, length: number): string {
  return Buffer.from(part, 'base64url').subarray(0, length).toString('base64url')
}

describe('a sealed text', () => {
  test('opens for the purpose, the owner and the key that it was sealed with', () => {
    expect(keyring.open('totp-secret', 'anna', sealed)).toBe(TEXT)
  })

  test.each(['', 'ŵ and 🔑', 'a.b.c'])('is read as it was written: %j', (text) => {
    expect(keyring.open('totp-secret', 'anna', keyring.seal('totp-secret', 'anna', text))).toBe(text)
  })

  test('does not hold the text, and is another one each time (a nonce is never used twice)', () => {
    expect(sealed).not.toContain(TEXT)
    const many = Array.from({ length: 200 }, () => keyring.seal('totp-secret', 'anna', TEXT))
    expect(new Set(many.map((text) => text.split('.')[1])).size).toBe(200)
  })

  test('has a nonce of 12 bytes and a tag of 16', () => {
    expect([nonce, tag].map((part) => Buffer.from(part, 'base64url').length)).toEqual([12, 16])
  })

  test.each([
    ['for another owner', () => keyring.open('totp-secret', 'bert', sealed)],
    ['for nobody', () => keyring.open('totp-secret', '', sealed)],
    ['for another purpose', () => keyring.open('key-check', 'anna', sealed)],
    ['with another key of the same id', () => createKeyring([testKey('k1', 2)]).open('totp-secret', 'anna', sealed)],
    [
      'with the same key under another id',
      () => createKeyring([testKey('k2', 1)]).open('totp-secret', 'anna', `k2.${nonce}.${ciphertext}.${tag}`),
    ],
    ['with a key that is not here', () => keyring.open('totp-secret', 'anna', `k2.${nonce}.${ciphertext}.${tag}`)],
  ])('does not open %s', (_how, open) => {
    expect(open).toThrow(SealBroken)
  })

  test.each([
    ['an altered nonce', [keyId, altered(nonce), ciphertext, tag]],
    ['an altered first byte', [keyId, nonce, altered(ciphertext), tag]],
    ['an altered last byte', [keyId, nonce, altered(ciphertext, TEXT.length - 1), tag]],
    ['a shorter text', [keyId, nonce, shortened(ciphertext, TEXT.length - 1), tag]],
    ['no text', [keyId, nonce, '', tag]],
    ['an altered tag', [keyId, nonce, ciphertext, altered(tag)]],
    ['an altered end of the tag', [keyId, nonce, ciphertext, altered(tag, 15)]],
    ...[15, 12, 8, 4, 1, 0].map((length): [string, string[]] => [
      `a tag cut to ${length} bytes`,
      [keyId, nonce, ciphertext, shortened(tag, length)],
    ]),
    ['a longer tag', [keyId, nonce, ciphertext, `${tag}AAAA`]],
    ['a shorter nonce', [keyId, shortened(nonce, 8), ciphertext, tag]],
    ['an empty nonce', [keyId, '', ciphertext, tag]],
    ['no tag', [keyId, nonce, ciphertext]],
    ['nothing', ['']],
    ['the plain text in its place', [TEXT]],
  ])('does not open with %s', (_what, parts) => {
    expect(() => keyring.open('totp-secret', 'anna', parts.join('.'))).toThrow(SealBroken)
  })

  test('says nothing of what it holds when it does not open', () => {
    expect(() => keyring.open('totp-secret', 'bert', sealed)).toThrow(/^the seal does not open$/)
  })

  test('of one owner cannot be built from the names of others', () => {
    const joined = keyring.seal('totp-secret', 'a","b', TEXT)
    expect(() => keyring.open('totp-secret', 'a', joined)).toThrow(SealBroken)
  })
})

describe('when keys are rotated', () => {
  const rotated = createKeyring([testKey('k2', 2), testKey('k1', 1)])

  test('what the old one sealed still opens', () => {
    expect(rotated.open('totp-secret', 'anna', sealed)).toBe(TEXT)
    expect(rotated.ids).toEqual(['k2', 'k1'])
  })

  test('the new one seals and digests', () => {
    expect(rotated.seal('totp-secret', 'anna', TEXT)).toMatch(/^k2\./)
    expect(rotated.digest('email-code', ['anna', '123456'])).toMatch(/^k2\./)
  })

  test('an old digest still compares', () => {
    const old = keyring.digest('email-code', ['anna', '123456'])
    expect(rotated.isDigestOf('email-code', ['anna', '123456'], old)).toBe(true)
  })

  test('what the new one sealed does not open without it', () => {
    expect(() => keyring.open('totp-secret', 'anna', rotated.seal('totp-secret', 'anna', TEXT))).toThrow(SealBroken)
  })
})

describe('a digest', () => {
  const parts = ['anna', 'sign-in', '1', '123456']
  const digest = keyring.digest('email-code', parts)

  test('is the same for the same parts, and does not hold them', () => {
    expect(keyring.digest('email-code', parts)).toBe(digest)
    expect(digest).not.toContain('123456')
    expect(keyring.isDigestOf('email-code', parts, digest)).toBe(true)
  })

  test.each(parts.map((part, i): [string, string[]] => [part, parts.with(i, `${part}1`)]))(
    'is another one when "%s" differs',
    (_part, others) => {
      expect(keyring.isDigestOf('email-code', others, digest)).toBe(false)
    },
  )

  test('is another one when the same letters are parted elsewhere', () => {
    expect(keyring.isDigestOf('email-code', ['annas', 'ign-in', '1', '123456'], digest)).toBe(false)
    expect(keyring.isDigestOf('email-code', ['anna', 'sign-in', '11', '23456'], digest)).toBe(false)
    expect(keyring.isDigestOf('email-code', ['anna","sign-in', '1', '123456'], digest)).toBe(false)
  })

  test('is another one for another purpose, under another key, and than the seal', () => {
    expect(keyring.isDigestOf('totp-secret', parts, digest)).toBe(false)
    expect(createKeyring([testKey('k1', 2)]).isDigestOf('email-code', parts, digest)).toBe(false)
  })

  test.each(['', 'k1', 'k1.', 'k2.abc', digest.slice(0, -2), `${digest}AA`, digest.replace('k1.', 'k9.')])(
    '"%s" is no digest of anything',
    (text) => {
      expect(keyring.isDigestOf('email-code', parts, text)).toBe(false)
    },
  )
})
