import { expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = '6-digit code'

test('a wrong code keeps the secret: the same entry works at the next try', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries
  const wrong = authenticator.codeOfNoEntry()
  await person.entersCode(page, wrong)
  await expectRefusal(page, { field: FIELD, cause: `That is not the code for ${entry?.name}`, next: 'enter the code that it shows now' })
  await expect(page.getByLabel(FIELD)).toHaveValue(wrong)

  await page.getByRole('button', { name: 'Back' }).click()
  await expectStep(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})
