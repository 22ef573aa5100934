import { expect, test } from 'vitest'
import { newSecret, normaliseSecret } from './secret.ts'
import { RFC_SECRET, STEP } from './testing/samples.ts'
import { repeatableBytes } from './testing/scripted-bytes.ts'
import { codeOfStep } from './totp-code.ts'

test('a new secret is the twenty bytes drawn, in base32 without padding (RFC 4226 §4 R6)', () => {
  const asked: number[] = []
  const secret = newSecret((length) => {
    asked.push(length)
    return Uint8Array.from('12345678901234567890', (digit) => digit.charCodeAt(0))
  })
  expect(secret).toBe(RFC_SECRET)
  expect(asked).toEqual([20])
})

test('a new secret makes codes at once', () => {
  const secret = newSecret(repeatableBytes(1))
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(codeOfStep(secret, STEP)).toMatch(/^[0-9]{6}$/)
})

test.each([
  ['lower case', RFC_SECRET.toLowerCase()],
  ['groups of four', RFC_SECRET.replace(/(.{4})/g, '$1 ')],
  ['hyphens', RFC_SECRET.replace(/(.{8})/g, '$1-')],
  ['line ends around it', `\r\n${RFC_SECRET}\n`],
  ['full-width letters', RFC_SECRET.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
])('a secret copied with %s is read', (_how, text) => {
  expect(normaliseSecret(text)).toBe(RFC_SECRET)
})

test('padding is read as well, and a secret of ten bytes', () => {
  expect(normaliseSecret('GEZDGNBVGY3TQOJQ')).toBe('GEZDGNBVGY3TQOJQ')
  expect(normaliseSecret('GEZDGNBVGY3TQOJQGE======')).toBe('GEZDGNBVGY3TQOJQGE')
})

test.each([
  ['nothing', ''],
  ['too short a text', 'GEZDGNBV'],
  ['letters outside base32', 'GEZDGNBVGY3TQ0J8'],
  ['a sentence', 'not a secret at all!'],
])('%s is no secret', (_what, text) => {
  expect(normaliseSecret(text)).toBeNull()
})
