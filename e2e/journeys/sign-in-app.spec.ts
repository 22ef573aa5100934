import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = '6-digit code'

test('the password and then the app’s code let somebody in', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await expectStep(page, 'Enter the code from your app')
  await expect(page.getByText(`Open your authenticator app and look for ${authenticator.entries[0]?.name}.`)).toBeVisible()
  await person.entersCode(page, authenticator.code())
  await expectStep(page, 'Your account')
})

test('wrong, incomplete and old codes are each refused in their own words', { tag: '@every-size' }, async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await person.entersCode(page, '12345')
  await expectRefusal(page, { field: FIELD, cause: 'The code must be 6 digits' })

  await person.entersCode(page, authenticator.codeOfNoEntry())
  await expectRefusal(page, {
    field: FIELD,
    cause: `That is not the code that your app shows for ${authenticator.entries[0]?.name}`,
    next: 'You have 4 attempts left.',
  })
  await clock.codeShowsFor(5)
  await person.entersCode(page, authenticator.code(-240))
  await expectRefusal(page, { field: FIELD, cause: 'That code has run out', next: 'Your app has shown a newer one since.' })
  await person.entersCode(page, authenticator.code())
  await expectStep(page, 'Your account')
})

test('somebody who can’t get a code finds ways out and a reference that can be read out', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await expectStep(page, 'If you can’t get a code')
  const reference = page.getByText(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/)
  await expect(reference).toBeVisible()
  const readOut = await reference.textContent()

  await page.getByRole('button', { name: 'Back' }).click()
  await expectStep(page, 'Enter the code from your app')
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await expect(reference).toHaveText(readOut ?? '')
  await page.goBack()
  await expectStep(page, 'Enter the code from your app')
})

test('somebody else at the same computer signs in with another user name', async ({ page, person, people, authenticator }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Sign in with another user name' }).click()
  await expectPage(page, 'You have signed out')
  await page.getByRole('link', { name: 'Sign in' }).click()
  const other = await people.add()
  await other.entersPassword(page)
  await expectStep(page, /Get an authenticator app/)
})

test('after a reset somebody enrols again, and only the new entry works', async ({ page, person, authenticator }) => {
  await person.hasApp(authenticator)
  await person.isReset()
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code())
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await person.entersPassword(page)
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await expectRefusal(page, { field: FIELD, cause: `That is not the code that your app shows for ${authenticator.entries[1]?.name}` })
  await person.entersCode(page, authenticator.code(30))
  await expectStep(page, 'Your account')
})

test.describe('with a short lock', { tag: '@own-server' }, () => {
  test.use({ serviceName: 'short-codes' })

  test('five wrong codes lock, also for who comes back, and the right code works after the wait', async ({
    page,
    person,
    authenticator,
  }) => {
    await person.hasApp(authenticator)
    await person.signsIn(page)
    for (const said of ['4 attempts left', '3 attempts left', '2 attempts left', '1 attempt left']) {
      await person.entersCode(page, authenticator.codeOfNoEntry())
      await expect(page.getByText(said)).toBeVisible()
    }
    await person.entersCode(page, authenticator.codeOfNoEntry())
    await expectStep(page, 'Too many wrong codes')
    await page.reload()
    await expectPage(page, 'Too many wrong codes')
    await expect(page.getByText(/no code will be accepted until \d\d:\d\d/)).toBeVisible()
    await expect(page.getByText('If it was not you who entered the wrong codes, tell the helpdesk')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expectStep(page, 'Enter the code from your app')
    await person.entersCode(page, authenticator.code())
    await expectStep(page, 'Your account')
  })
})
