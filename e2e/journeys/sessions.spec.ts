import type { Page } from '@playwright/test'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const ENDED = 'You have been signed out'
const RAN_OUT = 'Nothing happened for a while'
const CUT_SHORT = 'Your session was ended early'

test.describe('a session that is gone leads to signing in again, and then back to the step', () => {
  test.beforeEach(({ surprises }) => surprises.foresee(/status of 401/))

  test('on the page that takes the app’s code', { tag: ['@smoke', '@every-size'] }, async ({ page, context, person, authenticator }) => {
    await person.goesToCode(page, authenticator)
    await context.clearCookies()
    await person.entersCode(page, authenticator.code())
    await signsInAgain(page, person, CUT_SHORT)
    await expectStep(page, /Enter the code from your app/)
    await person.entersCode(page, authenticator.code())
    await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  })
})

test('a page that is loaded again after its session was ended says so too, and one that was signed out of does not', async ({
  page,
  context,
  people,
}) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await person.signsIn(page)
  await expectPage(page, 'Your account')
  await context.clearCookies()
  await page.reload()
  await signsInAgain(page, person, CUT_SHORT)
  await expectPage(page, 'Your account')
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectPage(page, 'You have signed out')
  await page.goto('/')
  await expectPage(page, 'Sign in')
  await expect(page.getByRole('region', { name: ENDED })).toBeHidden()
})

test('who signs in under another name after that sees nothing of the first person', async ({
  page,
  context,
  person,
  people,
  authenticator,
  surprises,
}) => {
  surprises.foresee(/status of 401/)
  await person.goesToScan(page)
  const first = await authenticator.scan(page)
  await context.clearCookies()
  await page.getByRole('button', { name: 'Get a new QR code' }).click()
  await expectPage(page, 'Sign in')
  await expect(page.getByRole('region', { name: ENDED })).toContainText(CUT_SHORT)
  const other = await people.add()
  await other.entersPassword(page)
  await expectPage(page, /Get an authenticator app/)
  await page.getByRole('button', { name: 'Continue' }).click()
  const second = await authenticator.scan(page)
  expect(second.account).toBe(other.username)
  expect(second.secret).not.toBe(first.secret)
  await expect(page.getByText(person.email)).toBeHidden()
})

test('signing out in one tab signs out in all', async ({ page, context, people }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await person.signsIn(page)
  await expectPage(page, 'Your account')
  const other = await context.newPage()
  await other.goto('/')
  await expectPage(other, 'Your account')
  await other.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectPage(page, 'You have signed out')
})

test('a tab that was at another site while another one signed out says nothing of an early end', async ({ page, context, people }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await person.signsIn(page)
  await expectPage(page, 'Your account')
  await page.goto('about:blank')
  const other = await context.newPage()
  await other.goto('/')
  await expectPage(other, 'Your account')
  await other.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expectPage(other, 'You have signed out')
  await page.goBack()
  await expectPage(page, 'Sign in')
  await expect(page.getByRole('region', { name: ENDED })).toBeHidden()
})

test('signing in in one tab takes the other tabs along', async ({ page, context, person }) => {
  await page.goto('/')
  await expectPage(page, 'Sign in')
  const other = await context.newPage()
  await person.signsIn(other)
  await expectPage(other, /Get an authenticator app/)
  await expectPage(page, /Get an authenticator app/)
})

test.describe('with a short session', { tag: '@own-server' }, () => {
  test.use({ serviceName: 'short-sessions' })

  test('a warning comes before the end, and one press stays', async ({ page, person }) => {
    await person.signsIn(page)
    await expectPage(page, /Get an authenticator app/)
    const warning = page.getByRole('dialog', { name: 'You will soon be signed out' })
    await expect(warning).toBeHidden()
    await expect(warning.getByRole('heading')).toBeFocused({ timeout: 20_000 })
    await expect(warning).toContainText(/you will be signed out in \d+ seconds?\./)
    await warning.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(warning).toBeHidden()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expectStep(page, /Add .+ to your app/)
  })

  test('a session that ends by itself says so, and signing in again leads back', async ({ page, person, authenticator }) => {
    await person.goesToCode(page, authenticator)
    await expectPage(page, /Enter the code from your app/)
    await expect(page.getByRole('region', { name: ENDED })).toBeVisible({ timeout: 40_000 })
    await signsInAgain(page, person, RAN_OUT)
    await expectStep(page, /Enter the code from your app/)
    await person.entersCode(page, authenticator.code())
    await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  })
})

async function signsInAgain(page: Page, person: { entersPassword(page: Page): Promise<void> }, cause: string): Promise<void> {
  await expectPage(page, 'Sign in')
  const notice = page.getByRole('region', { name: ENDED })
  await expect(notice).toContainText(cause)
  await expect(notice).toContainText('Sign in again to carry on')
  await person.entersPassword(page)
}
