import { expectAccessible } from '../fixtures/accessibility.ts'
import { expectPage } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('every page of enrolling and signing in with an app can be used by everybody', { tag: '@every-size' }, async ({
  page,
  person,
  authenticator,
}) => {
  await page.goto('/sign-in')
  await expectPage(page, 'Sign in')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeVisible()
  await expectAccessible(page)

  await person.signsIn(page)
  await expectPage(page, /Get an authenticator app$/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await authenticator.scan(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectPage(page, /Enter the code from your app$/)
  await person.entersCode(page, authenticator.code(240))
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeVisible()
  await expectAccessible(page)
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  await page.getByRole('button', { name: 'Stay and read' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Close' }).click()
  await expectPage(page, 'Your app is set up and you are signed out')
  await expectAccessible(page)

  await person.signsIn(page)
  await expectPage(page, 'Enter the code from your app')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await expectPage(page, 'If you can’t get a code')
  await expectAccessible(page)
  await page.goBack()
  await person.entersCode(page, authenticator.code(30))
  await expectPage(page, 'Your account')
  await expectAccessible(page)
  await page.goto('/nothing-here')
  await expect(page).toHaveTitle(/^Error: /)
  await expectAccessible(page)
})

test('every page of email codes can be used by everybody', { tag: '@every-size' }, async ({ page, person, mailbox }) => {
  await person.goesToEmail(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  const code = await mailbox.newestCode(person.email)
  await expect(page.getByText(/^Email 1, sent/)).toBeVisible()
  await expectAccessible(page)
  await person.entersCode(page, code)
  await expect(page.getByRole('dialog', { name: 'Email MFA is set up' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectPage(page, 'Your account')
})
