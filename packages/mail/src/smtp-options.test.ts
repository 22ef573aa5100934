import { expect, test } from 'vitest'
import { readSmtpUrl } from './smtp-options.ts'

test('smtps is TLS from the first byte, on port 465', () => {
  expect(readSmtpUrl('smtps://mail.example')).toMatchObject({ host: 'mail.example', port: 465, secure: true })
})

test('smtp is submission, on port 587, with STARTTLS where it is offered', () => {
  expect(readSmtpUrl('smtp://mail.example')).toMatchObject({ port: 587, secure: false, requireTLS: false, ignoreTLS: false, auth: null })
})

test('user and password may hold any character, percent-encoded', () => {
  expect(readSmtpUrl('smtp://a%40b:p%2Fw%3A@mail.example:2525')).toMatchObject({ port: 2525, auth: { user: 'a@b', pass: 'p/w:' } })
})

test('a password crosses a network under TLS alone', () => {
  expect(readSmtpUrl('smtp://u:p@mail.example')).toMatchObject({ requireTLS: true })
  expect(readSmtpUrl('smtp://u:p@mail.example?requireTLS=false')).toMatchObject({ requireTLS: false })
})

test.each(['localhost', '127.0.0.1', '[::1]'])('to %s, which is this machine, it may go without', (host) => {
  expect(readSmtpUrl(`smtp://u:p@${host}:2525`)).toMatchObject({ requireTLS: false })
})

test('a name that only begins like this machine does not count as it', () => {
  expect(readSmtpUrl('smtp://u:p@127.0.0.1.evil.example')).toMatchObject({ requireTLS: true })
})

test('certificates are checked unless the URL says otherwise', () => {
  expect(readSmtpUrl('smtps://mail.example')).toMatchObject({ rejectUnauthorized: true })
  expect(readSmtpUrl('smtps://mail.example?tls.rejectUnauthorized=false')).toMatchObject({ rejectUnauthorized: false })
})

test.each([
  'mail.example',
  'http://u:secret@mail.example',
  'smtp://u:secret@mail.example?logger=true',
  'smtp://mail.example?requireTLS=yes',
  'smtp://',
  'smtp://u:secret@one.example,two.example',
])('%s stops the start, and the error does not repeat the password', (url) => {
  expect(() => readSmtpUrl(url)).toThrow(/SMTP URL/)
  expect(() => readSmtpUrl(url)).not.toThrow(/secret/)
})
