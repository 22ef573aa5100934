import type { Page } from '@playwright/test'
import { createHttpVisitor } from '../fixtures/http-visitor.ts'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { sessionCookie } from '../fixtures/session-cookie.ts'
import { expect, test } from '../fixtures/test.ts'

const DIALOG = { name: 'Your app is set up' }

function dialogOf(page: Page) {
  return page.getByRole('dialog', DIALOG)
}

test('the success message holds the focus, counts down, and says when the next code comes', { tag: '@every-size' }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('heading', DIALOG)).toBeFocused()
  await expect(dialog.getByRole('timer')).toHaveText(/^This message closes in \d+ seconds?\.$/)
  await expect(dialog).toContainText('We have signed you out, so that it takes effect.')
  await expect(dialog).toContainText(new RegExp(`${authenticator.entries[0]?.name} shows (it in \\d+ seconds?|the next one now)`))

  // The way round leads over the browser's own window, never over the page behind.
  const behind = page.locator(':focus:not(dialog):not(dialog *)')
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Tab')
    await expect(behind).toHaveCount(0)
  }
  await expect(dialog).toBeVisible()
})

test('left alone, the success message ends on the signed-out page, which leads to signing in', async ({ page, person, authenticator }) => {
  await page.clock.install()
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  await expect(dialogOf(page)).toBeVisible()
  await page.clock.fastForward('00:16')
  await expectStep(page, 'Your app is set up and you are signed out')
  await expect(page).toHaveURL(/\/signed-out$/)
  await page.reload()
  await expectPage(page, 'Your app is set up and you are signed out')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expectStep(page, 'Sign in')
})

test('who wants to read it can keep the success message', async ({ page, person, authenticator }) => {
  await page.clock.install()
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  await dialogOf(page).getByRole('button', { name: 'Stay and read' }).click()
  await page.clock.fastForward('10:00')
  await expect(dialogOf(page)).toContainText('This message stays until you close it.')
  await dialogOf(page).getByRole('button', { name: 'Close' }).click()
  await expectStep(page, 'Your app is set up and you are signed out')
})

test('Escape closes the success message', async ({ page, person, authenticator }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  await expect(dialogOf(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expectStep(page, 'Your app is set up and you are signed out')
})

test('loading the page again under the success message still says what happened', async ({ page, person, authenticator }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  await expect(dialogOf(page)).toBeVisible()
  await page.reload()
  await expectPage(page, 'Your app is set up and you are signed out')
})

test('another tab that was left open ends on the signed-out page too', { tag: '@smoke' }, async ({
  page,
  context,
  person,
  authenticator,
}) => {
  await person.goesToScan(page)
  const leftOpen = await context.newPage()
  await leftOpen.goto('/enrol')
  await expectPage(leftOpen, /Get an authenticator app/)
  await page.bringToFront()
  await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(dialogOf(page)).toBeVisible()
  await page.close()

  await leftOpen.bringToFront()
  await expectPage(leftOpen, 'Your app is set up and you are signed out')
})

test('enrolling ended the session on the server: its cookie is worth nothing', { tag: '@smoke' }, async ({
  page,
  context,
  person,
  authenticator,
  service,
}) => {
  await person.goesToCode(page, authenticator)
  const thief = createHttpVisitor(service.baseURL, await sessionCookie(context))
  expect(await thief.ask('session.current')).toMatchObject({ stage: 'enrolling' })
  await person.entersCode(page, authenticator.code())
  await expect(dialogOf(page)).toBeVisible()
  expect(await thief.ask('session.current')).toEqual({ stage: 'anonymous' })
})
