import { expect, test } from 'vitest'
import { isMailAddress } from './mail-address.ts'

test.each(['ada@example.org', "o'brien+mfa@mail.example.co.uk", 'a.b-c_d@x-y.example', 'ADA@EXAMPLE.ORG', 'demo@localhost'])(
  '%s is one address',
  (address) => expect(isMailAddress({ address })).toBe(true),
)

test.each([
  '',
  'ada',
  '@example.org',
  'ada@',
  'ada@@example.org',
  'ada@b@example.org',
  '.ada@example.org',
  'ada.@example.org',
  'a..b@example.org',
  'ada@-example.org',
  'ada@example..org',
  'ada@example.org.',
  'ada@[127.0.0.1]',
  'ada(comment)@example.org',
  '@relay.example:ada@example.org',
  'ada@example.org\n',
  '\u202eada@example.org',
  'ａda@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}`,
])('%j is refused', (address) => expect(isMailAddress({ address })).toBe(false))

test.each(['CJSM', 'Criminal Justice Secure eMail', "Ada O'Brien", 'Gwasanaeth Tŷ (prawf)'])('the name %s is harmless', (name) =>
  expect(isMailAddress({ address: 'ada@example.org', name })).toBe(true),
)

test.each([
  'Ada <evil@d.example>',
  'Ada, Bob',
  'Ada; Bob',
  '"Ada"',
  'Ada\\',
  'evil@d.example',
  'Ada\r\nBcc: x',
  '\u202eAda',
  'a'.repeat(101),
])('the name %j is refused', (name) => expect(isMailAddress({ address: 'ada@example.org', name })).toBe(false))
