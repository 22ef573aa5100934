import { expect, test } from 'vitest'
import { type NoticeMessage, noticeMessage } from './notice-message.ts'
import { CODE_MAIL, SENT_AT } from './testing/samples.ts'

const USED: NoticeMessage = { locale: 'en', service: CODE_MAIL.service, about: { kind: 'recovery-code-used', left: 9 }, at: SENT_AT }
const MADE: NoticeMessage = { ...USED, about: { kind: 'recovery-codes-made', left: 10 } }

test('it says what was done, when, how many codes are left, and whom to ring if it was not them', () => {
  const { subject, text, html } = noticeMessage(USED)
  expect(subject).toBe('CJSM: a recovery code was used to sign in')
  for (const said of ['A recovery code was used to sign in', '10:44', '24 November 2026', '9 recovery codes left', '0207 604 5598']) {
    expect(text).toContain(said)
    expect(html).toContain(said)
  }
})

test('the last code is said to be the last', () => {
  expect(noticeMessage({ ...USED, about: { kind: 'recovery-code-used', left: 0 } }).text).toContain('It was the last one')
})

test('new codes are told from a used one', () => {
  const { subject, text } = noticeMessage(MADE)
  expect(subject).toBe('CJSM: new recovery codes were made')
  expect(text).toContain('You have 10 recovery codes now. Any that you had before no longer work.')
})

test.each([USED, MADE])('nothing in it is a link or an address of a page', (message) => {
  for (const locale of ['en', 'cy'] as const) {
    const { text, html } = noticeMessage({ ...message, locale })
    expect(html).not.toMatch(/<a[\s>]|href|src=/i)
    expect(text).not.toMatch(/https?:|www\./i)
  }
})

test('it is Welsh for people who chose Welsh', () => {
  const { subject, text, html } = noticeMessage({ ...USED, locale: 'cy' })
  expect(subject).toBe('CJSM: defnyddiwyd cod adfer i fewngofnodi')
  expect(text).toContain('Mae gennych 9 cod adfer ar ôl.')
  expect(html).toContain('<html lang="cy">')
})
