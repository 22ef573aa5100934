import { expectPage } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/

test('offline in the middle: the page says so, keeps the code, and trying again works', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  context,
  person,
  authenticator,
  surprises,
}) => {
  surprises.foresee(OFFLINE)
  await person.goesToCode(page, authenticator)
  await expectPage(page, /Enter the code from your app/)
  await person.entersCode(page, authenticator.codeOfNoEntry())
  await expect(page.getByText('4 attempts left')).toBeVisible()
  await context.setOffline(true)
  const code = authenticator.code()
  await person.entersCode(page, code)
  const notice = page.getByRole('region', { name: 'You are offline' })
  await expect(notice).toBeFocused()
  await expect(notice).toContainText('Check your internet connection, then try again.')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('6-digit code')).toHaveValue(code)
  await expect(page.getByText('4 attempts left')).toHaveCount(0)

  await context.setOffline(false)
  await expect(page.getByRole('region', { name: 'You are online again' })).toContainText('What you entered is still here. Try again now.')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})
