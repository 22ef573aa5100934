import { looksAfterPeople, ownOrganisation } from '../fixtures/administration.ts'
import { expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('whoever reminds those who are left sees first who will be written to and who can’t be, and then how many were', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const organisation = await ownOrganisation(service)
  await people.add({ organisation, name: 'Sam Okafor' })
  await people.add({ organisation, name: 'Ewan Price', email: null })
  await looksAfterPeople(await people.add({ organisation, administrator: true, name: 'Gwen Hale' }), page, authenticator)
  await page.getByRole('link', { name: 'Progress' }).click()
  await expectStep(page, 'Progress')

  const ask = page.getByRole('button', { name: 'Remind them by email' })
  const dialog = page.getByRole('dialog')
  await ask.click()
  await expect(dialog.getByRole('heading', { name: 'Remind 1 person by email?' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(ask).toBeFocused()
  await ask.click()
  await dialog.getByRole('link', { name: 'See who they are: “Not enrolled, no verified address”' }).click()
  await expectStep(page, 'People')
  await expect(page.getByRole('combobox').locator('option:checked')).toHaveText('Not enrolled, no verified address')
  await expect(page.getByRole('rowheader')).toHaveText(['Ewan Price'])

  await page.getByRole('link', { name: 'Progress' }).click()
  await ask.click()
  await dialog.getByRole('button', { name: 'Send the reminder' }).click()
  await expect(page.getByText('1 person is being reminded. Nobody is left for the next time.')).toBeVisible()
  await expect(ask).toBeFocused()
  await ask.click()
  await expect(dialog.getByRole('heading', { name: 'Nobody can be reminded now' })).toBeFocused()
  await expect(dialog).toContainText('1 person was written to within the last week')
  await dialog.getByRole('button', { name: 'Close' }).click()
})
