import type { NoticeKind } from '@enrol/words/mail'
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

const about = (kind: NoticeKind): NoticeMessage => ({ ...USED, about: { kind } })
const FALSE_ALARM = /somebody else may be|there is nothing else to do/

test.each<NoticeKind>(['suspended', 'restored', 'unlocked', 'role-changed', 'email-mfa-allowed', 'email-mfa-refused'])(
  'what an administrator alone can have done (%s) raises no alarm, and says whom to ask',
  (kind) => {
    const { text } = noticeMessage(about(kind))
    expect(text).not.toMatch(FALSE_ALARM)
    expect(text).toContain('If you did not expect this, ask your organisation’s administrators, or ring the helpdesk: 0207 604 5598.')
    expect(noticeMessage({ ...about(kind), locale: 'cy' }).text).toContain('Os nad oeddech yn disgwyl hyn, gofynnwch i weinyddwyr')
  },
)

test.each<NoticeKind>([
  'password-changed',
  'session-ended',
  'app-enrolled',
  'app-added',
  'app-replaced',
  'mfa-reset',
  'reset-granted',
  'password-given',
  'address-changed',
])('what somebody else may have done or asked for in the person’s name (%s) raises the alarm', (kind) => {
  expect(noticeMessage(about(kind)).text).toContain(
    'If not, somebody else may be trying to get into your account. Ring the helpdesk at once: 0207 604 5598.',
  )
})

test('who may use email codes is told so, and who no longer may is told what to do', () => {
  const allowed = noticeMessage(about('email-mfa-allowed'))
  expect(allowed.subject).toBe('CJSM: you may use email codes')
  expect(allowed.text).toContain('You were allowed to use email codes for CJSM, at 10:44 on 24 November 2026')
  const refused = noticeMessage(about('email-mfa-refused'))
  expect(refused.subject).toBe('CJSM: you may no longer use email codes')
  expect(refused.text).toContain('If your codes come by email, ask your organisation’s administrators to reset your MFA.')
})

test('a one-time password is said to end', () => {
  const { text } = noticeMessage({ ...USED, about: { kind: 'password-given', until: SENT_AT + 30 * 86_400_000 } })
  expect(text).toContain('you must sign in with it and change it before 24 December 2026 at 10:44.')
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
