import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makesRecoveryCodes, signsOut } from '../fixtures/account.ts'
import { confirms, GWEN, inAnotherBrowser, looksAfterPeople, looksAt } from '../fixtures/administration.ts'
import { type Authenticator, createAuthenticator } from '../fixtures/authenticator.ts'
import { expectStep } from '../fixtures/page-checks.ts'
import { createPeople, type Person } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/test.ts'
import { enrol } from '../service/enrol-command.ts'

const OWN = 'quiet tide lantern 7'

/** As many people as one import in the browser takes. */
function fileOf(count: number, run: string): string {
  const lines = Array.from({ length: count }, (_, n) => `p${n}.${run},Pat ${run} ${n},p${n}.${run}@example.org`)
  return `${['username,name,contact_email', ...lines].join('\r\n')}\r\n`
}

/** Adds everybody in the file, and gives back what each line of the downloaded passwords says. */
async function importsPeople(page: Page, file: string, count: number): Promise<string[]> {
  await page.getByRole('link', { name: 'Add people' }).click()
  await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByLabel('The email addresses are known to be theirs').check()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expectStep(page, `${count} people will be added`)
  await page.getByRole('button', { name: `Add ${count} people` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} people added`, { timeout: 90_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download passwords (CSV)' }).click()
  await page.getByRole('link', { name: 'Back to everybody' }).click()
  return (await readFile(await (await download).path(), 'utf8')).split('\r\n')
}

async function choosesPassword(person: Person, page: Page): Promise<void> {
  await person.signsIn(page)
  await expectStep(page, 'Choose your own password')
  await page.getByLabel('New password').fill(OWN)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectStep(page, /Get an authenticator app/)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function enrolsWithApp(person: Person, page: Page, authenticator: Authenticator): Promise<void> {
  await person.finishesWithApp(page, authenticator)
  await page.getByRole('dialog', { name: 'Your app is set up' }).getByRole('button', { name: 'Sign in again' }).click()
}

test('500 people come from a file; some enrol, one is reset, one uses a recovery code, one asks for help, and it is all on record', async ({
  page,
  browser,
  baseURL,
  service,
  clock,
  words,
  authenticator,
  mailbox,
}) => {
  const run = Math.random().toString(36).slice(2, 8)
  const organisation = `Whole story ${run}`
  await enrol(service, ['organisations', 'create', organisation])
  const people = createPeople(service, { everybody: organisation, 'app-only': organisation, 'mfa-off': organisation }, clock, words)
  await looksAfterPeople(await people.add(GWEN), page, authenticator)

  const passwords = await importsPeople(page, fileOf(500, run), 500)
  const given = (n: number): Person => {
    const [username, name, email] = [`p${n}.${run}`, `Pat ${run} ${n}`, `p${n}.${run}@example.org`]
    const password = passwords.flatMap((line) => new RegExp(`^${username},"${name}",(\\S+)$`).exec(line)?.[1] ?? [])[0] ?? 'none'
    return people.known({ username, name, email, password })
  }
  const [anna, ben, cara] = [given(0), given(250), given(499)].map((first) => ({
    ...first,
    ...people.known({ ...first, password: OWN }),
    first,
    app: createAuthenticator(clock),
  }))
  if (anna === undefined || ben === undefined || cara === undefined) throw new Error('They are three.')

  await inAnotherBrowser(browser, baseURL, async (annasPage) => {
    await choosesPassword(anna.first, annasPage)
    await enrolsWithApp(anna, annasPage, anna.app)
    await looksAt(page, anna.name)
    await page.getByRole('button', { name: 'Reset second factor' }).click()
    await confirms(page, 'Reset', 'Lost phone, seen in person')
    await expect(page.getByText(`${anna.name} sets up a new second factor at the next sign-in.`)).toBeVisible()
    await anna.goesToScan(annasPage)
    await enrolsWithApp(anna, annasPage, anna.app)
    expect(new Set(anna.app.entries.map(({ name }) => name)).size).toBe(2)
  })

  await inAnotherBrowser(browser, baseURL, async (bensPage) => {
    await choosesPassword(ben.first, bensPage)
    await enrolsWithApp(ben, bensPage, ben.app)
    await ben.entersPassword(bensPage)
    await ben.entersCode(bensPage, ben.app.code(30))
    await expectStep(bensPage, 'Your account')
    const [code = ''] = await makesRecoveryCodes(bensPage)
    await bensPage.getByRole('button', { name: 'I’ve kept them' }).click()
    await signsOut(bensPage)
    await ben.signsIn(bensPage)
    await bensPage.getByRole('button', { name: 'Use a recovery code' }).click()
    await bensPage.getByLabel('Recovery code').fill(code)
    await bensPage.getByRole('button', { name: 'Submit' }).click()
    await expect(bensPage.getByRole('region', { name: 'You signed in with a recovery code' })).toBeVisible()
  })

  await inAnotherBrowser(browser, baseURL, async (carasPage) => {
    await choosesPassword(cara.first, carasPage)
    await carasPage.getByRole('button', { name: 'Use email MFA instead' }).click()
    await carasPage.getByRole('button', { name: 'Send code' }).click()
    await cara.entersCode(carasPage, await mailbox.newestCode(cara.email))
    await carasPage.getByRole('dialog', { name: 'Email MFA is set up' }).getByRole('button', { name: 'Continue' }).click()
    await signsOut(carasPage)
    await cara.signsIn(carasPage)
    await carasPage.getByRole('button', { name: 'I can’t get a code' }).click()
    await carasPage.getByRole('button', { name: 'Ask for a reset' }).click()
    const asked = carasPage.getByText(/^You have asked\. Read out this reference to an administrator: /)
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec((await asked.textContent()) ?? '')?.[0] ?? 'none'
    await page.getByRole('link', { name: 'Requests for help' }).click()
    await expect(page.getByRole('region', { name: cara.name, exact: true })).toContainText(reference)
  })

  await page.getByRole('link', { name: 'Progress' }).click()
  await expectStep(page, 'Progress')
  await expect(page.getByText('4 of 501 people enrolled')).toBeVisible()

  await page.getByRole('link', { name: 'Audit trail' }).click()
  await expectStep(page, 'Audit trail')
  const happened = (what: string, whom: string) => page.getByRole('row').filter({ hasText: what }).filter({ hasText: whom }).first()
  await expect(happened('Asked the administrators for a reset', cara.name)).toBeVisible()
  await expect(happened('Used a recovery code: right', ben.name)).toBeVisible()
  await expect(happened('MFA reset', anna.name)).toContainText('Gwen Hale')
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'People imported' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(happened('People imported', 'Gwen Hale')).toBeVisible()

  expect(await enrol(service, ['audit', 'verify'])).toMatch(/^The audit trail is whole: \d+ events/)
})
