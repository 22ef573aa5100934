import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('somebody who was given a password chooses their own, and goes on to enrol with it', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  people,
  authenticator,
}) => {
  const person = await people.add({ oneTimePassword: true })
  await person.signsIn(page)
  await expectStep(page, 'Choose your own password')
  const field = page.getByLabel('New password')

  await field.fill('password1234')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectRefusal(page, { field: 'New password', cause: 'That password is too easy to guess' })
  await expect(field).toHaveValue('password1234')
  await field.fill(person.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectRefusal(page, { field: 'New password', cause: 'That is the password you were given' })

  const own = 'quiet tide lantern 7'
  await field.fill(own)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectStep(page, /Get an authenticator app/)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.finishesWithApp(page, authenticator)
  await page.getByRole('button', { name: 'Sign in again' }).click()

  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(own)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectStep(page, 'Enter the code from your app')
})

test('whoever has a password to choose can go nowhere else, and a reload or Back loses nothing', async ({ page, people }) => {
  const person = await people.add({ oneTimePassword: true })
  await person.signsIn(page)
  await expectStep(page, 'Choose your own password')
  for (const place of ['/enrol', '/account', '/code']) {
    await page.goto(place)
    await expectPage(page, 'Choose your own password')
  }
  await page.reload()
  await expectPage(page, 'Choose your own password')
  await page.goBack()
  await expectPage(page, 'Choose your own password')
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dewis eich cyfrinair eich hun')
  await page.getByLabel('Cyfrinair newydd').fill('quiet tide lantern 7')
  await page.getByRole('button', { name: 'Parhau' }).click()
  await expectStep(page, /ap dilysu/)
})
