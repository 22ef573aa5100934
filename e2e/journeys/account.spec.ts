import type { Page } from '@playwright/test'
import { proofIsAskedFor, showsWhoTheyAre } from '../fixtures/account.ts'
import { expectPage, expectRefusal } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const OWN = 'quiet tide lantern 7'

test('somebody ends a session on another device, and chooses a new password with the one they have', { tag: ['@every-size'] }, async ({
  page,
  browser,
  people,
}) => {
  const person = await people.add({ organisation: 'mfa-off' })
  const phone = await browser.newContext({ userAgent: IPHONE })
  const onPhone = await phone.newPage()
  await person.signsIn(onPhone)
  await expectPage(onPhone, 'Your account')

  await person.signsIn(page)
  await expectPage(page, 'Your account')
  await expect(page.getByText(/^Before this, you last signed in at \d\d:\d\d\.$/)).toBeVisible()
  await expect(page.getByText('Safari on an iPhone')).toBeVisible()
  await expect(page.getByText('From this network')).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign out there: Safari on an iPhone' }).click()
  await expect(page.getByText('Signed out there.')).toBeFocused()
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  await expect(page.getByText('Signed out elsewhere, by you')).toBeVisible()
  await onPhone.getByRole('button', { name: 'Change your password' }).click()
  await changes(onPhone, OWN, person.password)
  await expectPage(onPhone, 'Sign in')
  await expect(onPhone.getByRole('region', { name: 'You have been signed out' })).toContainText(
    'This session was ended from another browser, on your account page.',
  )
  await phone.close()

  await page.getByRole('button', { name: 'Change your password' }).click()
  await expectPage(page, 'Change your password')
  await changes(page, OWN, 'not the one I have')
  await expectRefusal(page, { field: 'Password you have now', cause: 'That is not your password' })
  await changes(page, person.password, person.password)
  await expectRefusal(page, { field: 'New password', cause: 'That is the password you have now' })
  await changes(page, OWN, person.password)
  await expectPage(page, 'Your account')
  await expect(page.getByRole('region', { name: 'Your password is changed' })).toBeVisible()

  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectPage(page, 'You have signed out')
  await page.goto('/')
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(OWN)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectPage(page, 'Your account')
})

test('somebody with an app proves who they are before the password is changed, and nothing is typed twice', async ({
  page,
  person,
  authenticator,
}) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await person.entersCode(page, authenticator.code())
  await expectPage(page, 'Your account')
  await page.goto('/account/password')
  await expectPage(page, 'Change your password')
  await expect(page.getByLabel('Password you have now')).toBeHidden()
  await proofIsAskedFor(page, 'account.changePassword')
  await changes(page, OWN)
  await showsWhoTheyAre(page, person, authenticator)
  await expect(page.getByRole('region', { name: 'Your password is changed' })).toBeVisible()
})

async function changes(page: Page, newPassword: string, current?: string): Promise<void> {
  if (current !== undefined) await page.getByLabel('Password you have now').fill(current)
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Continue' }).click()
}
