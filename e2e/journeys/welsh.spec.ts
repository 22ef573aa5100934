import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('somebody whose browser asks for Welsh enrols an app and signs in, in Welsh', { tag: ['@welsh', '@smoke'] }, async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  await person.goesToCode(page, authenticator)
  await expectStep(page, /Rhowch y cod o’ch ap/)
  await person.entersCode(page, authenticator.codeOfNoEntry())
  await expect(page).toHaveTitle(/^Gwall: /)
  await expect(page.getByText('Mae gennych 4 cynnig ar ôl.')).toBeVisible()
  // Whoever is back only when the next code has appeared is told nothing of it.
  await clock.codeShowsFor(15)
  await person.entersCode(page, authenticator.code())
  await page.getByRole('dialog', { name: 'Mae eich ap wedi’i sefydlu' }).getByRole('button', { name: 'Mewngofnodi eto' }).click()
  await person.entersPassword(page)
  await expectPage(page, 'Rhowch y cod o’ch ap')
  await clock.reach(clock.now() + 1_000)
  await expect(page.getByText(/Mae eich ap yn dangos yr un nesaf nawr/)).toBeVisible({ timeout: 65_000 })
  await person.entersCode(page, authenticator.code())
  await expectStep(page, 'Eich cyfrif')
})

test('the choice of a language follows somebody into their mail, and into another browser', { tag: '@welsh' }, async ({
  page,
  browser,
  person,
  mailbox,
  service,
}) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Anfon cod' }).click()
  const { subject, text } = await mailbox.newestMail(person.email)
  expect(subject).toMatch(/: eich cod i sefydlu codau drwy e-bost \(e-bost 1\)$/)
  expect(text).toContain('Mae’r cod yn gweithio unwaith')

  const english = await browser.newContext({ baseURL: service.baseURL, locale: 'en-GB' })
  const elsewhere = await english.newPage()
  await elsewhere.goto('/')
  await elsewhere.getByLabel('User name').fill(person.username)
  await elsewhere.getByLabel('Password', { exact: true }).fill(person.password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectPage(elsewhere, /Cael ap dilysu/)
  await english.close()
})

test('the language is changed in the middle of a step: what was typed, the entry and the focus stay', {
  tag: ['@every-size', '@smoke'],
}, async ({ page, person, authenticator }) => {
  await page.goto('/')
  await page.getByLabel('User name').fill(person.username)
  const welsh = page.getByRole('button', { name: 'Cymraeg' })
  await welsh.click()
  await expectPage(page, 'Mewngofnodi')
  await expect(page.getByLabel('Enw defnyddiwr')).toHaveValue(person.username)
  await expect(welsh).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await page.getByLabel('Cyfrinair', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Mewngofnodi', exact: true }).click()
  await page.getByRole('button', { name: 'Parhau' }).click()
  const entry = await authenticator.scan(page)

  await page.getByRole('button', { name: 'English' }).click()
  await expectPage(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('6-digit code').fill('12')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await expect(page.getByRole('region', { name: 'Mae problem wedi codi' })).toContainText('Rhaid i’r cod fod yn 6 digid')
  await expect(page.getByLabel('Cod 6 digid')).toHaveValue('12')
  await page.reload()
  await expectPage(page, /Rhowch y cod o’ch ap/)
})
