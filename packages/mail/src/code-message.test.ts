import { expect, test } from 'vitest'
import { codeMessage } from './code-message.ts'
import { CODE_MAIL } from './testing/samples.ts'

test('the code is the first line of the text, alone and in one piece', () => {
  const lines = codeMessage(CODE_MAIL).text.split('\n')
  expect(lines[0]).toBe('048151')
  expect(lines[1]).toBe('')
  expect(lines.filter((line) => line.includes('048151'))).toHaveLength(1)
})

test('the code is the first thing in the HTML, a paragraph of its own and not cut into pieces', () => {
  const { html } = codeMessage(CODE_MAIL)
  const body = html.slice(html.indexOf('<body'))
  expect(body).toMatch(/^<body[^>]*>\s*<p[^>]*>048151<\/p>/)
  expect(html.match(/048151/g)).toHaveLength(1)
})

test('the subject names the service and the number of the message, never the code', () => {
  const { subject } = codeMessage(CODE_MAIL)
  expect(subject).toContain('CJSM')
  expect(subject).toContain('2')
  expect(subject).not.toContain('048151')
})

test('text and HTML say number, time, date and end', () => {
  const { text, html } = codeMessage(CODE_MAIL)
  for (const said of ['email 2', '10:44', '24 November 2026', '15 minutes', '10:59']) {
    expect(text).toContain(said)
    expect(html).toContain(said)
  }
})

test('times are those of clocks in the United Kingdom, in summer too', () => {
  const sentAt = Date.UTC(2026, 6, 1, 23, 50)
  const { text } = codeMessage({ ...CODE_MAIL, sentAt, expiresAt: sentAt + 15 * 60_000 })
  expect(text).toContain('00:50 on 2 July 2026')
  expect(text).toContain('01:05')
})

test('one minute is said in the singular', () => {
  const { text } = codeMessage({ ...CODE_MAIL, expiresAt: CODE_MAIL.sentAt + 60_000 })
  expect(text).toContain('for 1 minute,')
})

test('enrolment and sign-in are told apart, in subject and text', () => {
  const enrolment = codeMessage({ ...CODE_MAIL, purpose: 'enrolment' })
  const signIn = codeMessage(CODE_MAIL)
  expect(enrolment.subject).not.toBe(signIn.subject)
  expect(enrolment.text).toContain('setting up')
  expect(signIn.text).toContain('sign in to CJSM')
})

test('whoever did not ask for the code is told what to do', () => {
  expect(codeMessage(CODE_MAIL).text).toContain('0207 604 5598')
})

test('nothing in it is a link, an address of a page, or an email address', () => {
  const { text, html } = codeMessage(CODE_MAIL)
  expect(html).not.toMatch(/<a[\s>]|href|src=/i)
  for (const part of [text, html]) expect(part).not.toMatch(/https?:|www\.|mailto:|tel:|\S@\S/i)
})

test('a hostile service name is text, in the title and in the paragraphs', () => {
  const name = `</title><script>x</script><a href="https://evil.example">'&'</a>`
  const { html } = codeMessage({ ...CODE_MAIL, service: { ...CODE_MAIL.service, name } })
  expect(html).not.toMatch(/<script|<a[\s>]|<\/title><\//)
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('&quot;https://evil.example&quot;&gt;&#39;&amp;&#39;')
})

test('a code that is none is text as well', () => {
  expect(codeMessage({ ...CODE_MAIL, code: '<b>1</b>' }).html).not.toContain('<b>')
})
