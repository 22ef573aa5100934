import { proofIsAskedFor, showsWhoTheyAre } from '../fixtures/account.ts'
import {
  GWEN,
  inAnotherBrowser,
  isAskedBeforeTheTabCloses,
  looksAfterPolicy,
  opensPolicy,
  ownOrganisation,
  savesPolicy,
} from '../fixtures/administration.ts'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('a policy that was saved is there after a look at another page, and the next save leaves it', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ ...GWEN, organisation: await ownOrganisation(service, '--mfa', 'off') })
  await looksAfterPolicy(gwen, page, authenticator)
  await page.getByLabel('Enforced').check()
  await savesPolicy(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Progress' }).click()
  await expectStep(page, 'Progress')
  await expect(page.getByText('A second factor is asked of everybody.')).toBeVisible()
  await opensPolicy(page)
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await page.getByLabel('Who your people can ask for help').fill('Room 12')
  await savesPolicy(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
})

test('whoever loosens the policy is told first what that gives up, and may leave it as it is', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ ...GWEN, organisation: await ownOrganisation(service) })
  await looksAfterPolicy(gwen, page, authenticator)
  await page.getByLabel('Off').check()
  await savesPolicy(page)
  const dialog = page.getByRole('dialog', { name: 'This loosens the policy' })
  await expect(dialog.getByRole('heading')).toBeFocused()
  await expect(dialog).toContainText('whoever has none signs in with a password alone')
  await dialog.getByRole('button', { name: 'Do not change the policy' }).click()
  await expect(page.getByRole('button', { name: 'Save policy' })).toBeFocused()
  await savesPolicy(page)
  await dialog.getByRole('button', { name: 'Change it all the same' }).click()
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('Off')).toBeChecked()
})

test('whoever goes elsewhere before the policy is saved is asked first, and no longer once it is', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ ...GWEN, organisation: await ownOrganisation(service) })
  await looksAfterPolicy(gwen, page, authenticator)
  const progress = page.getByRole('link', { name: 'Progress' })
  const dialog = page.getByRole('dialog', { name: 'You have not saved the policy' })
  await page.getByLabel('Who your people can ask for help').fill('Room 12 ')
  await progress.click()
  await expect(dialog.getByRole('heading')).toBeFocused()
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(progress).toBeFocused()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12 ')
  await isAskedBeforeTheTabCloses(page)

  await progress.click()
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await expectStep(page, 'Progress')
  await opensPolicy(page)
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('')
  await page.getByLabel('Who your people can ask for help').fill('Room 12 ')
  await savesPolicy(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await progress.click()
  await expectStep(page, 'Progress')
})

test('a policy that is not saved outlasts the proof that is asked for: the links ask first, and Back leads to it', async ({
  page,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ ...GWEN, organisation: await ownOrganisation(service) })
  await looksAfterPolicy(gwen, page, authenticator)
  const helpdesk = page.getByLabel('Who your people can ask for help')
  const dialog = page.getByRole('dialog', { name: 'You have not saved the policy' })
  await proofIsAskedFor(page, 'admin.changePolicy', 3)
  const skipsToContent = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Skip to main content' }).press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await expect(dialog).toHaveCount(0)
  }
  await helpdesk.fill('Room 12')
  await skipsToContent()
  await savesPolicy(page)
  await expectStep(page, 'Show that it is you')
  await skipsToContent()
  await expectPage(page, 'Show that it is you')
  await page.getByRole('link', { name: 'Policy' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(dialog.getByRole('heading')).toBeFocused()
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expectPage(page, 'Show that it is you')
  await isAskedBeforeTheTabCloses(page)

  for (const times of [1, 2]) {
    await page.goBack()
    await expectPage(page, 'Policy')
    await expect(helpdesk).toHaveValue('Room 12')
    await expect(dialog).toHaveCount(0)
    if (times === 1) await savesPolicy(page)
    if (times === 1) await expectStep(page, 'Show that it is you')
  }
  await page.goBack()
  await expect(dialog.getByRole('heading')).toBeFocused()
  await dialog.getByRole('button', { name: 'Stay' }).click()

  await savesPolicy(page)
  await showsWhoTheyAre(page, gwen, authenticator)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.goBack()
  await expectStep(page, 'People')
})

test('“Leave without saving” leads away where no page came before, and a page that was loaded again needs one Back', async ({
  page,
  context,
  service,
  people,
  authenticator,
}) => {
  const gwen = await people.add({ ...GWEN, organisation: await ownOrganisation(service) })
  await looksAfterPolicy(gwen, page, authenticator)
  const [tab] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open(location.href))])
  await tab.getByLabel('Who your people can ask for help').fill('Room 12')
  await tab.getByRole('link', { name: 'Progress' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
  await tab.goBack()
  await tab.getByRole('dialog').getByRole('button', { name: 'Leave without saving' }).click()
  await expectStep(tab, 'People')

  await page.getByLabel('Who your people can ask for help').fill('Room 12')
  page.once('dialog', (question) => void question.accept())
  await page.reload()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('')
  await page.goBack()
  await expectPage(page, 'People')
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
  const organisation = await ownOrganisation(service, '--mfa', 'off')
  const gwen = await people.add({ ...GWEN, organisation })
  const carys = await people.add({ ...GWEN, name: 'Carys Rees', organisation })
  await looksAfterPolicy(gwen, page, authenticator)
  await page.getByLabel('Who your people can ask for help').fill('Room 12')
  await inAnotherBrowser(browser, baseURL, async (carysPage) => {
    await looksAfterPolicy(carys, carysPage, createAuthenticator(clock))
    await carysPage.getByLabel('Enforced').check()
    await savesPolicy(carysPage)
    await expect(carysPage.getByText('The policy is saved.')).toBeVisible()
  })
  await savesPolicy(page)
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused()
  await expect(page.getByText('Somebody else changed the policy meanwhile')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Changed by somebody else' })).toContainText('Second factor: Enforced')
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await savesPolicy(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Enforced')).toBeChecked()
  await expect(page.getByLabel('Who your people can ask for help')).toHaveValue('Room 12')
})
