import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = '6-digit code'

test('somebody without an app enrols for codes by email, and signs in with one', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  mailbox,
}) => {
  await person.goesToEmail(page)
  await expectStep(page, 'Get your codes by email')
  await expect(page.getByText(person.email)).toBeVisible()
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByText(/^Email 1, sent at \d\d:\d\d$/)).toBeVisible()
  await person.entersCode(page, await mailbox.newestCode(person.email))
  const dialog = page.getByRole('dialog', { name: 'Email MFA is set up' })
  await expect(dialog.getByRole('heading')).toBeFocused()
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expectStep(page, 'Your account')
  await expect(page.getByText('By email', { exact: true })).toBeVisible()

  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectStep(page, 'You have signed out')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await person.entersPassword(page)
  await expectStep(page, 'Get your code by email')
  await expect(page.getByText(/^p\S*…\S*@example\.org$|^p\S*[*•]\S*@example\.org$/)).toBeVisible()
  await expect(page.getByText(person.email)).toBeHidden()
})

test('whoever can’t set up an app is offered email on the help page too', async ({ page, person, authenticator }) => {
  await person.goesToCode(page, authenticator)
  await page.getByRole('button', { name: 'I can’t set this up' }).click()
  await expectStep(page, 'If you can’t set up multi-factor authentication (MFA)')
  await expect(page.getByText(person.email)).toBeVisible()
  await page.getByRole('button', { name: 'Use email MFA instead' }).click()
  await expectStep(page, 'Get your codes by email')
})

test('the page says what became of the email, and when another can be sent', async ({ page, person, mailbox }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'On its way' })).toBeVisible()
  await expect(page.getByText(/^You can send another in (\d+ seconds|1 minute)\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Send another code' }).click()
  await expect(
    page.getByText(/^No code was sent just now, because the last one is too recent\. You can send another at \d\d:\d\d/),
  ).toBeVisible()
  expect(await mailbox.countCodes(person.email)).toBe(1)
})

test('loading the page again keeps what was sent: its code still counts', async ({ page, person, mailbox }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByText('Email 1, sent')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Email 1, sent')).toBeVisible()
  await person.entersCode(page, await mailbox.newestCode(person.email))
  await expect(page.getByRole('dialog', { name: 'Email MFA is set up' })).toBeVisible()
  await page.reload()
  await expectPage(page, 'Your account')
})

test('a wrong or incomplete emailed code is refused in its own words', { tag: '@every-size' }, async ({ page, person, mailbox }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  const code = await mailbox.newestCode(person.email)

  await person.entersCode(page, '')
  await expectRefusal(page, { field: FIELD, cause: 'Enter the 6-digit code', next: 'It is in the newest email that we sent you.' })
  await person.entersCode(page, code.slice(0, 5))
  await expectRefusal(page, { field: FIELD, cause: 'The code must be 6 digits' })
  await person.entersCode(page, String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
  await expectRefusal(page, { field: FIELD, cause: /^That is not the code in email 1, sent at/, next: 'You have 4 attempts left.' })

  await person.entersCode(page, `${code.slice(0, 3)} ${code.slice(3)}`)
  await expect(page.getByRole('dialog', { name: 'Email MFA is set up' })).toBeVisible()
})

test('the mail names what it is for, counts, holds no link, and has the code alone on its line', async ({ page, person, mailbox }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  const mail = await mailbox.newestMail(person.email)
  expect(mail.subject).toContain('your code to set up email codes (email 1)')
  expect(mail.text).toMatch(/^\d{6}$/m)
  expect(mail.text).toContain('If you did not ask for this code')
  expect(mail.text).not.toMatch(/https?:/)
})
