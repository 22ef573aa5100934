import type { Locator } from '@playwright/test'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('somebody enrols an app by scanning the QR code, and signs in with it', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.signsIn(page)
  await expectStep(page, 'Step 1 of 3Get an authenticator app')
  // On a computer that several people use, whose session it is stands on the pages.
  await expect(page.getByRole('banner').getByText(person.name, { exact: true })).toBeVisible()
  await expect(page.getByText(`You are setting this up for ${person.name} (${person.username}).`)).toBeVisible()
  await page.getByRole('button', { name: 'I already have one' }).click()

  await expectStep(page, /^Step 2 of 3Add .+ to your app$/)
  const entry = await authenticator.scan(page)
  expect(entry.account).toBe(person.username)
  await expect(page.getByText('Your app will list it as')).toContainText(entry.name)
  await page.getByRole('button', { name: 'Continue' }).click()

  await expectStep(page, 'Step 3 of 3Enter the code from your app')
  await expect(page.getByText(`Open your app and look for ${entry.name}.`)).toBeVisible()
  await person.entersCode(page, authenticator.code())

  const dialog = page.getByRole('dialog', { name: 'Your app is set up' })
  await expect(dialog).toContainText(`for the user name ${person.username}.`)
  await expect(page.getByRole('banner')).not.toContainText(person.name)
  await dialog.getByRole('button', { name: 'Sign in again' }).click()
  await expectStep(page, 'Sign in')
  await person.entersPassword(page)
  await expectStep(page, 'Enter the code from your app')
  await expect(page.getByText(`look for ${entry.name}`)).toBeVisible()
  await person.entersCode(page, authenticator.code(30))
  await expectStep(page, 'Your account')
  await expect(page.getByText('From an authenticator app')).toBeVisible()
})

test('somebody who can not scan copies the secret into the app', { tag: '@every-size' }, async ({
  page,
  context,
  person,
  authenticator,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await person.goesToScan(page)
  await page.getByRole('button', { name: 'Copy secret' }).click()
  await expect(page.getByText('Copied. Now paste it into your app.')).toBeVisible()

  const copied = await page.evaluate(() => navigator.clipboard.readText())
  await expect(page.getByText(copied.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible()
  authenticator.add(copied)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('on the phone that holds the app, opening it comes first and the QR code last', { tag: ['@smoke', '@phone'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToScan(page)
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    'Is your app on this phone?',
    'Or copy the secret',
    'Scan the QR code',
    'Something wrong with this code?',
    'Can’t use an app?',
  ])
  const link = page.getByRole('link', { name: 'Open in authenticator app' })
  const opened = authenticator.open((await link.getAttribute('href')) ?? '')
  expect(await authenticator.scan(page)).toEqual(opened)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('a QR code that is made larger is no smaller in a low window either, and a camera reads it there', async ({
  page,
  person,
  authenticator,
}) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await person.goesToScan(page)
  const widthIn = async (where: Locator): Promise<number> => (await where.getByRole('img', { name: /^QR code/ }).boundingBox())?.width ?? 0
  const small = await widthIn(page.getByRole('main'))
  await page.getByRole('button', { name: 'Make it larger' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan this QR code' })
  expect(await widthIn(dialog)).toBeGreaterThan(small)
  await authenticator.scan(dialog)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('a computer has no app to open, so the QR code comes first', async ({ page, person }) => {
  await person.goesToScan(page)
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('Scan the QR code')
  await expect(page.getByRole('link', { name: 'Open in authenticator app' })).toBeHidden()
})

test('a code typed with a hyphen is read', async ({ page, person, authenticator }) => {
  await person.goesToCode(page, authenticator)
  const code = authenticator.code()
  await person.entersCode(page, `${code.slice(0, 3)}-${code.slice(3)}`)
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('an organisation that asks everybody to use an app does not offer email', async ({ page, people }) => {
  const person = await people.add({ organisation: 'app-only' })
  await person.goesToScan(page)
  await expect(page.getByText('Your organisation asks everybody to use an app')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use email MFA instead' })).toBeHidden()
  await page.goto('/enrol/email')
  await expectPage(page, /Add .+ to your app/)
})
