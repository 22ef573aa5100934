import type { Page } from '@playwright/test'
import { inAnotherBrowser, looksAfterPeople } from '../fixtures/administration.ts'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'
import { enrol } from '../service/enrol-command.ts'
import type { Service } from '../service/service.ts'

/** An organisation whose policy no other journey minds. */
async function ownOrganisation(service: Service): Promise<{ readonly name: string }> {
  const name = `Policy ${Math.random().toString(36).slice(2, 10)}`
  await enrol(service, ['organisations', 'create', name, '--mfa', 'off'])
  return { name }
}

async function opensPolicy(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Policy' }).click()
  await expectStep(page, 'Policy')
}

const saves = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save policy' }).click()

test('a policy that was saved is there after a look at another page, and the next save leaves it', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ administrator: true, name: 'Gwen Hale', organisation: await ownOrganisation(service) })
  await looksAfterPeople(gwen, page, authenticator)
  await opensPolicy(page)
  await page.getByLabel('Enforced').check()
  await saves(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Progress' }).click()
  await expectStep(page, 'Progress')
  await expect(page.getByText('A second factor is asked of everybody.')).toBeVisible()
  await opensPolicy(page)
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await page.getByLabel('Who your people can ask for help').fill('Room 12')
  await saves(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
})

test('who is second to change a policy sees what the first has changed, keeps what they typed, and undoes nothing', async ({
  page,
  browser,
  baseURL,
  service,
  people,
  authenticator,
  clock,
}) => {
  const organisation = await ownOrganisation(service)
  const gwen = await people.add({ administrator: true, name: 'Gwen Hale', organisation })
  const carys = await people.add({ administrator: true, name: 'Carys Rees', organisation })
  await looksAfterPeople(gwen, page, authenticator)
  await opensPolicy(page)
  await page.getByLabel('Who your people can ask for help').fill('Room 12')
  await inAnotherBrowser(browser, baseURL, async (carysPage) => {
    await looksAfterPeople(carys, carysPage, createAuthenticator(clock))
    await opensPolicy(carysPage)
    await carysPage.getByLabel('Enforced').check()
    await saves(carysPage)
    await expect(carysPage.getByText('The policy is saved.')).toBeVisible()
  })
  await saves(page)
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused()
  await expect(page.getByText('Somebody else changed the policy meanwhile')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Changed by somebody else' })).toContainText('Second factor: Enforced')
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await saves(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
})
