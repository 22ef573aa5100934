import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelPart, otpauthUri, taggedIssuer } from './otpauth-uri.ts'
import { RFC_SECRET } from './testing/samples.ts'

/** This package is compiled without the types of a browser or of Node; both have this class. */
const { URL: BrowserUrl } = globalThis as unknown as {
  URL: new (text: string) => { protocol: string; pathname: string; searchParams: { get(name: string): string | null } }
}

/** As an authenticator app reads a Key URI: what is before the first colon of the label is the issuer. */
function read(uri: string): { issuer: string; account: string; parameters: Record<string, string> } {
  const [, type = '', label = '', query = ''] = /^otpauth:\/\/([a-z]+)\/([^?]*)\?(.*)$/.exec(uri) ?? []
  if (type !== 'totp') throw new Error(`not the address of a TOTP entry: ${uri}`)
  const [issuer = '', ...account] = label.split(':').map(decodeURIComponent)
  const parameters = Object.fromEntries(query.split('&').map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]))
  return { issuer, account: account.join(':'), parameters }
}

test('the issuer carries the tag, so that one entry can be told from another', () => {
  expect(taggedIssuer('CJSM', '7K')).toBe('CJSM · 7K')
})

test('the address holds issuer, account and secret, and says the issuer twice', () => {
  const uri = otpauthUri({ issuer: taggedIssuer('CJSM', '7K'), accountName: 'a.solicitor', secret: RFC_SECRET })
  expect(uri).toBe(`otpauth://totp/CJSM%20%C2%B7%207K:a.solicitor?secret=${RFC_SECRET}&issuer=CJSM%20%C2%B7%207K`)
})

test('a browser reads the same parts', () => {
  const uri = otpauthUri({ issuer: taggedIssuer('Llys & Co', 'WY'), accountName: 'ŵyn+mfa@example.org', secret: RFC_SECRET })
  const url = new BrowserUrl(uri)
  expect(url.protocol).toBe('otpauth:')
  expect(url.searchParams.get('secret')).toBe(RFC_SECRET)
  expect(url.searchParams.get('issuer')).toBe('Llys & Co · WY')
  expect(decodeURIComponent(url.pathname)).toContain('Llys & Co · WY:ŵyn+mfa@example.org')
})

test.each([
  ['CJSM: secure', 'CJSM secure'],
  ['a:b:c', 'a b c'],
  ['::', ''],
  ['tab\tand\nline end', 'tab and line end'],
  ['nul\0 and \u0085 next line', 'nul and next line'],
  ['  outer and   inner spaces ', 'outer and inner spaces'],
])('a name that holds colons or control characters is told without them: %j', (text, part) => {
  expect(labelPart(text)).toBe(part)
})

test('spaces are %20: some apps show a plus sign as it stands', () => {
  expect(otpauthUri({ issuer: 'Our Service · 7K', accountName: 'a b', secret: RFC_SECRET })).not.toContain('+')
})

test('whatever the names, an app reads them as they were, and nothing else', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => labelPart(text) !== '')
  fc.assert(
    fc.property(name, name, (service, account) => {
      const issuer = taggedIssuer(service, '7K')
      const uri = otpauthUri({ issuer, accountName: account, secret: RFC_SECRET })
      expect(uri).toMatch(/^[!-~]+$/)
      expect(read(uri)).toEqual({ issuer, account: labelPart(account), parameters: { secret: RFC_SECRET, issuer } })
    }),
  )
})
