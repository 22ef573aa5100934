import { createHttpVisitor } from '../fixtures/http-visitor.ts'
import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { sessionCookie } from '../fixtures/session-cookie.ts'
import { expect, test } from '../fixtures/test.ts'

test('a wrong password is refused without saying which of the two was wrong', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
}) => {
  await page.goto('/')
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectRefusal(page, { field: 'User name', cause: 'The user name or the password is not right' })
  await expect(page.getByLabel('User name')).toHaveValue(person.username)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not-the-password')
})

test('what is left out is asked for, each field by its name', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectRefusal(page, { field: 'User name', cause: 'Enter your user name' })
  await page.getByRole('link', { name: 'Enter your password' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
})

test('the password can be looked at', async ({ page, person }) => {
  await page.goto('/')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill(person.password)
  await expect(password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(page.getByText('Your password can be seen')).toBeAttached()
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
})

test('where MFA is off the password is enough, and signing out ends the session on the server', { tag: '@smoke' }, async ({
  page,
  context,
  people,
  service,
}) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await person.signsIn(page)
  await expectStep(page, 'Your account')
  await expect(page.getByText('None needed. Your organisation does not ask for them yet.')).toBeVisible()

  const thief = createHttpVisitor(service.baseURL, await sessionCookie(context))
  expect(await thief.ask('session.current')).toMatchObject({ stage: 'signed-in' })
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectStep(page, 'You have signed out')
  expect(await thief.ask('session.current')).toEqual({ stage: 'anonymous' })
  await page.goto('/account')
  await expectPage(page, 'Sign in')
})

test('somebody who must enrol can go nowhere else', { tag: '@smoke' }, async ({ page, person }) => {
  await person.signsIn(page)
  await expectPage(page, /Get an authenticator app/)
  for (const address of ['/account', '/code', '/sign-in']) {
    await page.goto(address)
    await expectPage(page, /Get an authenticator app/)
  }
})

test('an address that leads nowhere says so, and shows the way to the start', { tag: '@every-size' }, async ({ page }) => {
  await page.goto('/not/a/page')
  await expectPage(page, 'Page not found')
  await expect(page).toHaveTitle(/^Error: Page not found/)
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await expectPage(page, 'Sign in')
})
