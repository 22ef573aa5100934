import { expect, test } from '../fixtures/test.ts'

test('somebody without an app gets codes by email', { tag: ['@smoke', '@every-size'] }, async ({ page, person, mailbox }) => {
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Use email MFA instead' }).click()
  await page.getByRole('button', { name: 'Send code' }).click()
  await person.entersCode(page, await mailbox.newestCode(person.email))
  await page.getByRole('dialog', { name: 'Email MFA is set up' }).getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
})
