import { expect, test } from 'vitest'
import { looksLikeSecret } from './looks-like-secret.ts'
import { otpauthUri } from './otpauth-uri.ts'
import { newSecret } from './secret.ts'
import { repeatableBytes } from './testing/scripted-bytes.ts'

test('a secret is recognised as the page shows it, and as it is copied', () => {
  const secret = newSecret(repeatableBytes(1))
  const grouped = secret.match(/.{4}/g)?.join(' ') ?? ''
  for (const typed of [secret, secret.toLowerCase(), grouped, ` ${grouped}\n`]) expect(looksLikeSecret(typed)).toBe(true)
})

test('the link that a QR code holds is recognised by the secret in it', () => {
  const link = otpauthUri({ issuer: 'CJSM · 7K', accountName: 'sam.okafor', secret: newSecret(repeatableBytes(1)) })
  for (const pasted of [link, ` ${link}\n`, link.toUpperCase(), 'otpauth://totp/CJSM?issuer=CJSM&secret=gezdgnbv']) {
    expect(looksLikeSecret(pasted)).toBe(true)
  }
})

test.each([
  '',
  '123456',
  '123 456',
  'correct horse battery staple',
  'GEZDGNBV',
  '0'.repeat(32),
  'otpauth://totp/CJSM:sam',
  'https://example.test/?secret=GEZDGNBV',
])('%j is no secret', (typed) => {
  expect(looksLikeSecret(typed)).toBe(false)
})
