import type { Page } from '@playwright/test'
import { confirms, inAnotherBrowser, looksAfterPeople, opensPolicy, ownOrganisation, savesPolicy } from '../fixtures/administration.ts'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('a reset that waits is told by mail, and whoever has the phone after all stops it, by a press or by a code', async ({
  page,
  browser,
  baseURL,
  service,
  people,
  authenticator,
  mailbox,
  clock,
}) => {
  const organisation = await ownOrganisation(service)
  const gwen = await people.add({ administrator: true, name: 'Gwen Hale', organisation })
  const sam = await people.add({ name: 'Sam Okafor', organisation })
  const samsApp = createAuthenticator(clock)
  await sam.hasApp(samsApp)

  await looksAfterPeople(gwen, page, authenticator)
  await opensPolicy(page)
  await page.getByLabel('Hours before a reset that was asked for').fill('24')
  await savesPolicy(page)
  await expect(page.getByText('The policy is saved.')).toBeVisible()

  await inAnotherBrowser(browser, baseURL, async (samsPage) => {
    async function asksAndIsGranted(): Promise<void> {
      await samsPage.getByRole('button', { name: 'Ask for a reset' }).click()
      await expect(samsPage.getByText(/^You have asked\./)).toBeVisible()
      await grants(page)
      const { subject, text } = await mailbox.newestMail(sam.email, /reset$/)
      expect(subject).toBe('CJSM: your MFA will be reset')
      expect(text).toContain('choose “I can’t get a code”, then “Cancel the reset”')
    }
    await sam.signsIn(samsPage)
    await samsPage.getByRole('button', { name: 'I can’t get a code' }).click()
    await asksAndIsGranted()
    await samsPage.getByRole('button', { name: 'Cancel the reset' }).click()
    await expect(samsPage.getByText('Nothing will be reset.')).toBeVisible()
    await expectNobodyWaits(page)

    await asksAndIsGranted()
    await samsPage.getByRole('button', { name: 'Back', exact: true }).click()
    await clock.codeShowsFor(5)
    await sam.entersCode(samsPage, samsApp.code())
    await expectStep(samsPage, 'Your account')
    await expectNobodyWaits(page)
  })
})

async function grants(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('link', { name: 'Requests for help' }).click()
  const request = page.getByRole('region', { name: 'Sam Okafor', exact: true })
  await request.getByRole('button', { name: 'Reset second factor' }).click()
  await confirms(page, 'Reset', 'Lost phone, seen in person')
  await expect(page.getByText(/^The second factor of Sam Okafor is reset on .*, unless they cancel it\.$/)).toBeVisible()
}

async function expectNobodyWaits(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('link', { name: 'Requests for help' }).click()
  await expect(page.getByText('Nobody is waiting.')).toBeVisible()
}
