import { expect, test } from '../fixtures/test.ts'

test('somebody enrols an app by scanning the QR code', { tag: ['@smoke', '@every-size'] }, async ({ page, person, authenticator }) => {
  await person.signsIn(page)
  await page.getByRole('button', { name: 'I already have one' }).click()
  const entry = await authenticator.scan(page)
  await expect(page.getByText('Your app will list it as')).toContainText(entry.name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await person.entersPassword(page)
  await person.entersCode(page, authenticator.code(30))
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
})
