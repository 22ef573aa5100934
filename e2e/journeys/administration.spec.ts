import { readFile, writeFile } from 'node:fs/promises'
import { stepAt, stepStart } from '@enrol/otp'
import type { Page } from '@playwright/test'
import { makesRecoveryCodes, proofIsAskedFor } from '../fixtures/account.ts'
import { confirms, GWEN, inAnotherBrowser, isAskedBeforeTheTabCloses, looksAfterPeople, looksAt } from '../fixtures/administration.ts'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import type { Person } from '../fixtures/people.ts'
import { forgetLayoutShift } from '../fixtures/stillness.ts'
import { expect, test } from '../fixtures/test.ts'
import { readServices } from '../service/service.ts'

/** On paper there is a sheet for each person, and nothing else. */
async function expectLetters(page: Page, names: readonly string[], password: string): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const letters = page.locator('.letter')
  await expect(letters.getByRole('heading')).toHaveText([...names])
  await expect(letters.first()).toContainText(password)
  await expect(page.getByRole('button')).toHaveCount(0)
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
  expect(sheets).toHaveLength(names.length)
  await page.emulateMedia({ media: null })
  await forgetLayoutShift(page)
}

test('people are added from a file, and one of them signs in with the password from it and enrols', { tag: '@smoke' }, async ({
  page,
  browser,
  baseURL,
  people,
  authenticator,
  words,
}) => {
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await page.getByRole('link', { name: 'Add people' }).click()
  await expectStep(page, 'Add people')
  const id = Math.random().toString(36).slice(2, 8)
  const wrong = `username,name,contact_email\nsam.${id},Sam Okafor,sam at example\n=x,Ewan Price,\n`
  const right = `\uFEFFUser name;Full name;E-mail\r\nsam.${id};Sam Okafor;sam.${id}@example.org\r\nsian.${id};"Ŵyn; Siân";\r\newan.${id};Ewan Price;\r\n`
  const choose = (text: string) =>
    page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download a template (CSV)' }).click(),
  ])
  await page.getByLabel('CSV file').setInputFiles(await template.path())
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('alert')).toContainText('2 things are wrong in this file')
  await expect(page.getByText('Line 2, username: this is an example of the template.')).toBeVisible()

  await choose(wrong)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByText('Line 2, contact_email: "sam at example" is not an email address.')).toBeVisible()
  await expect(page.getByText(/^Line 3, username: "=x" begins like a formula/)).toBeVisible()

  await choose(right)
  await page.getByLabel('The email addresses are known to be theirs').check()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expectStep(page, '3 people will be added')
  await expect(page.getByText('Their email addresses count as verified')).toBeVisible()
  await page.getByRole('button', { name: 'Add 3 people' }).click()
  await expectStep(page, '3 people added')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download passwords (CSV)' }).click(),
  ])
  const passwords = await readFile(await download.path(), 'utf8')
  const password = new RegExp(`sam\\.${id},"Sam Okafor",(\\S+)`).exec(passwords)?.[1] ?? ''
  await expectLetters(page, ['Sam Okafor', 'Ŵyn; Siân', 'Ewan Price'], password)

  await inAnotherBrowser(browser, baseURL, async (samsPage) => {
    await samsPage.goto('/')
    await samsPage.getByLabel(words.signIn.username).fill(`sam.${id}`)
    await samsPage.getByLabel(words.signIn.password, { exact: true }).fill(password)
    await samsPage.getByRole('button', { name: words.signIn.submit, exact: true }).click()
    await expectStep(samsPage, 'Choose your own password')
    await samsPage.getByLabel('New password').fill('quiet tide lantern 7')
    await samsPage.getByRole('button', { name: 'Continue' }).click()
    await expectStep(samsPage, /Get an authenticator app/)
  })

  await page.getByRole('link', { name: 'Back to everybody' }).click()
  await page.getByLabel('Search').fill(id)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('3 people')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(4)
})

test('whoever goes elsewhere before the new passwords are kept is asked first, and no longer once they are', async ({
  page,
  people,
  authenticator,
}) => {
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await page.getByRole('link', { name: 'Add people' }).click()
  const id = Math.random().toString(36).slice(2, 8)
  const file = Buffer.from(`username,name\nsam.${id},Sam Okafor\n`)
  await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: file })
  await page.getByRole('button', { name: 'Check the file' }).click()
  const dialog = page.getByRole('dialog', { name: 'You have not kept the passwords' })
  const progress = page.getByRole('link', { name: 'Progress' })

  let answers = (): void => undefined
  const waits = new Promise<void>((resolve) => {
    answers = resolve
  })
  await page.route('**/trpc/admin.importPeople', async (route) => {
    await waits
    await route.continue()
  })
  await page.getByRole('button', { name: 'Add 1 person' }).click()
  await progress.click()
  await expect(dialog).toContainText('still being added')
  await dialog.getByRole('button', { name: 'Stay' }).click()
  answers()
  await expectStep(page, '1 person added')

  await progress.click()
  await expect(dialog.getByRole('heading')).toBeFocused()
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(progress).toBeFocused()
  await isAskedBeforeTheTabCloses(page)

  const back = page.getByRole('link', { name: 'Back to everybody' })
  await back.click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download passwords (CSV)' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain(`sam.${id},"Sam Okafor",`)
  await expect(dialog).toHaveCount(0)
  await expect(back).toBeFocused()
  await progress.click()
  await expectStep(page, 'Progress')
})

test('Back and Sign out ask about passwords that are not kept as well, and whether the letters came out once they were printed', async ({
  page,
  people,
  authenticator,
  words,
}) => {
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  const dialog = page.getByRole('dialog', { name: 'You have not kept the passwords' })
  const signOut = page.getByRole('button', { name: words.common.signOut })
  const addsSam = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Add people' }).click()
    const file = Buffer.from(`username,name\nsam.${Math.random().toString(36).slice(2, 8)},Sam Okafor\n`)
    await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: file })
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await expectStep(page, '1 person added')
  }

  await addsSam()
  const password = await page.locator('.password-shown').first().textContent()
  for (const leaves of [() => page.goBack(), () => signOut.click(), () => page.goBack()]) {
    await leaves()
    await expect(dialog.getByRole('heading')).toBeFocused()
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(page.locator('.password-shown').first()).toHaveText(password ?? 'none')
  }
  await page.goBack()
  await dialog.getByRole('button', { name: 'Leave without them' }).click()
  await expectStep(page, 'People')

  await addsSam()
  await page.getByRole('link', { name: 'Progress' }).click()
  await dialog.getByRole('button', { name: 'Leave without them' }).click()
  await expectStep(page, 'Progress')
  await page.goBack()
  await expectStep(page, 'Add people')
  await page.goBack()
  await expectStep(page, 'People')

  await addsSam()
  await page.evaluate(() => {
    window.print = () => ['beforeprint', 'afterprint'].forEach((event) => void window.dispatchEvent(new Event(event)))
  })
  await page.getByRole('button', { name: 'Print letters' }).click()
  const printed = page.getByRole('dialog', { name: 'Did all the letters print?' })
  await expect(printed).toHaveCount(0)
  await page.goBack()
  await printed.getByRole('button', { name: 'No, stay' }).click()
  await expectPage(page, '1 person added')
  await page.goBack()
  await printed.getByRole('button', { name: 'Yes, leave' }).click()
  await expectStep(page, 'People')

  await addsSam()
  await signOut.click()
  await dialog.getByRole('button', { name: 'Leave without them' }).click()
  await expectPage(page, /signed out/i)
})

test.describe('a session that is gone', () => {
  test.beforeEach(({ surprises }) => surprises.foresee(/status of 401/))

  test('takes no password that is not kept: the page says so, and shows them to the same person alone, in the same tab', async ({
    page,
    context,
    people,
    authenticator,
    clock,
  }) => {
    const gwen = await people.add(GWEN)
    await looksAfterPeople(gwen, page, authenticator)
    const id = Math.random().toString(36).slice(2, 8)
    const password = page.locator('.password-shown').first()
    const waits = page.getByRole('region', { name: 'The one-time passwords are still in this tab' })
    const adds = async (username: string): Promise<void> => {
      await page.getByRole('link', { name: 'Add people' }).click()
      const file = Buffer.from(`username,name\n${username},Sam Okafor\n`)
      await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: file })
      await page.getByRole('button', { name: 'Check the file' }).click()
      await page.getByRole('button', { name: 'Add 1 person' }).click()
      await expectStep(page, '1 person added')
    }
    const sessionEnds = async (): Promise<void> => {
      await context.clearCookies()
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
      await expectPage(page, 'Sign in')
      await expect(waits).toBeVisible()
      await expect(password).toHaveCount(0)
    }

    await adds(`sam.${id}`)
    const given = (await password.textContent()) ?? 'none'
    await sessionEnds()
    // The code of now is spent.
    await clock.reach(stepStart(stepAt(clock.now()) + 1))
    await gwen.entersPassword(page)
    await gwen.entersCode(page, authenticator.code())
    await expectPage(page, '1 person added')
    await expect(password).toHaveText(given)
    await page.getByRole('link', { name: 'Progress' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave without them' }).click()
    await expectStep(page, 'Progress')
    await page.getByRole('link', { name: 'People', exact: true }).click()

    await adds(`ewan.${id}`)
    await sessionEnds()
    const carys = await people.add({ name: 'Carys Rees', administrator: true })
    const app = createAuthenticator(clock)
    await carys.hasApp(app)
    await carys.entersPassword(page)
    await carys.entersCode(page, app.code())
    await expectPage(page, 'Your account')
    await page.getByRole('button', { name: 'Manage people' }).click()
    await page.getByRole('link', { name: 'Add people' }).click()
    await expectPage(page, 'Add people')
    await expect(password).toHaveCount(0)
  })
})

test('when no answer to adding people comes, the page says that they may have been added, and then why nobody is added again', async ({
  page,
  people,
  authenticator,
  surprises,
}) => {
  surprises.foresee(/net::ERR/)
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await page.getByRole('link', { name: 'Add people' }).click()
  const file = Buffer.from(`username,name\nsam.${Math.random().toString(36).slice(2, 8)},Sam Okafor\n`)
  await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: file })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.route(
    '**/trpc/admin.importPeople',
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: 'Add 1 person' }).click()
  const unanswered = page.getByRole('region', { name: 'No answer came: the people may have been added' })
  await expect(unanswered).toBeFocused()
  await expect(unanswered).toContainText('give each of them a new one-time password')
  await page.getByRole('button', { name: 'Add 1 person' }).click()
  await expectStep(page, 'Nobody was added')
  await expect(page.getByText('Everybody in this file is there already.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print letters' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to everybody' }).click()
  await expectStep(page, 'People')
})

test('a file that is mended on the disk is chosen again, and then added', async ({ page, people, authenticator }, testInfo) => {
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await page.getByRole('link', { name: 'Add people' }).click()
  const id = Math.random().toString(36).slice(2, 8)
  const path = testInfo.outputPath('people.csv')
  const field = page.getByLabel('CSV file')
  const check = page.getByRole('button', { name: 'Check the file' })
  await writeFile(path, `username,name,contact_email\nsam.${id},Sam Okafor,sam at example\n`)
  await field.setInputFiles(path)
  await check.click()
  await expect(page.getByRole('region', { name: '1 thing is wrong in this file' })).toBeFocused()

  await writeFile(path, `username,name,contact_email\nsam.${id},Sam Okafor,sam.${id}@example.org\n`)
  await check.click()
  await expectRefusal(page, { field: 'CSV file', cause: 'Choose the file again', next: /changed or moved since you chose it/ })
  await field.setInputFiles(path)
  await check.click()
  await expectStep(page, '1 person will be added')
})

test('a search takes words as they come, and stays with Back, a reload, another language and a look at somebody', async ({
  page,
  people,
  authenticator,
}) => {
  const id = Math.random().toString(36).slice(2, 8)
  const [ada, zoe] = [await people.add({ name: `Ada ${id} Smith` }), await people.add({ name: `Zoë ${id} Smith` })]
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  const field = page.getByRole('searchbox')
  const seen = page.getByRole('rowheader')
  const searches = async (words: string, found: readonly Person[]): Promise<void> => {
    await field.fill(words)
    await field.press('Enter')
    await expect(seen).toHaveText(found.map(({ name }) => name))
  }
  await searches(`smith, ada ${id}`, [ada])
  await searches(`  ${id}   SMITH  zoe `, [zoe])
  await searches(ada.email.toUpperCase(), [ada])
  await searches(`smith ${id}`, [ada, zoe])

  await page.getByRole('combobox').selectOption('not-enrolled')
  await page.getByRole('button', { name: 'Sort by name' }).click()
  await expect(seen).toHaveText([zoe.name, ada.name])
  const stands = async (): Promise<void> => {
    await expect(seen).toHaveText([zoe.name, ada.name])
    await expect(field).toHaveValue(`smith ${id}`)
    await expect(page.getByRole('combobox')).toHaveValue('not-enrolled')
    await expect(page.getByRole('columnheader').first()).toHaveAttribute('aria-sort', 'descending')
  }
  await page.reload()
  await stands()
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await expectPage(page, 'Pobl')
  await stands()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: ada.name }).focus()
  await page.keyboard.press('Enter')
  await expectStep(page, ada.name)
  await page.reload()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await stands()

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1)
  expect(lines.map((line) => line.split(',')[0])).toEqual([ada.username, zoe.username])

  await searches(id, [zoe, ada])
  await searches(`ada ${id}`, [ada])
  await page.goBack()
  await expect(seen).toHaveText([zoe.name, ada.name])
  await expect(field).toHaveValue(id)
})

test('the audit trail is narrowed to one person and to the reference that they read out, and downloaded so', async ({
  page,
  browser,
  baseURL,
  people,
  authenticator,
}) => {
  const id = Math.random().toString(36).slice(2, 8)
  const sam = await people.add({ name: `Sam ${id}` })
  await inAnotherBrowser(browser, baseURL, async (samsPage) => {
    await sam.signsIn(samsPage)
    await expectPage(samsPage, /Get an authenticator app/)
  })
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await expectStep(page, 'Audit trail')

  const rows = page.getByRole('row').filter({ hasText: sam.name })
  await page.getByLabel('Who or whom').fill(sam.username)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('row')).toHaveCount(3)
  const reference = (await rows.first().getByRole('cell').last().textContent()) ?? ''
  const spelled = reference.toLowerCase().replace('-', ' ')
  await page.getByLabel('Reference').fill(spelled)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByLabel('Who or whom')).toHaveValue(sam.username)
  await expect(page.getByLabel('Reference')).toHaveValue(spelled)
  await expect(page.getByRole('row')).toHaveCount(2)

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect([lines.length, lines[1]]).toEqual([2, expect.stringContaining(reference)])

  await page.getByLabel('From', { exact: true }).fill('2026-11-24')
  await page.getByLabel('To', { exact: true }).fill('2026-11-23')
  await page.getByRole('button', { name: 'Show' }).click()
  await expectRefusal(page, { field: 'From', cause: '“From” must be the same day as “To”, or an earlier one', next: /no event can match/ })

  await page.goBack()
  await expect(page.getByRole('region', { name: 'There is a problem' })).toHaveCount(0)
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('')
  await expect(page.getByLabel('Reference')).toHaveValue('')
  await expect(page.getByLabel('Who or whom')).toHaveValue(sam.username)
})

test('from a person’s page it is one step to all that happened to them, and Back leads to the person', async ({
  page,
  people,
  authenticator,
}) => {
  const sam = await people.add({ name: `Sam ${Math.random().toString(36).slice(2, 8)}` })
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await looksAt(page, sam.name)
  await page.getByRole('link', { name: 'All events of this person' }).click()
  await expectStep(page, 'Audit trail')
  await expect(page.getByLabel('Who or whom')).toHaveValue(sam.username)
  await expect(page.getByRole('row').filter({ hasText: sam.username }).first()).toBeVisible()
  await page.goBack()
  await expectStep(page, sam.name)
})

test('somebody who lost the phone asks for a reset, an administrator grants it, and they enrol again', { tag: '@smoke' }, async ({
  page,
  browser,
  baseURL,
  people,
  authenticator,
  clock,
}) => {
  const name = `Sam ${Math.random().toString(36).slice(2, 8)}`
  const sam = await people.add({ name })
  const gwen = await people.add(GWEN)
  await sam.hasApp(authenticator)
  await inAnotherBrowser(browser, baseURL, async (samsPage) => {
    await sam.signsIn(samsPage)
    await samsPage.getByRole('button', { name: 'I can’t get a code' }).click()
    await samsPage.getByRole('button', { name: 'Ask for a reset' }).click()
    const asked = samsPage.getByText(/^You have asked\. Read out this reference to an administrator: /)
    await expect(asked).toBeVisible()
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec((await asked.textContent()) ?? '')?.[0] ?? 'none'

    await clock.codeShowsFor(5)
    await looksAfterPeople(gwen, page, authenticator)
    await page.getByRole('link', { name: 'Requests for help' }).click()
    await expectStep(page, 'Requests for help')
    const request = page.getByRole('region', { name, exact: true })
    await expect(request).toContainText(reference)
    await request.getByRole('button', { name: 'Reset second factor' }).click()
    await confirms(page, 'Reset', 'Lost phone, seen in person')
    await expect(page.getByRole('region', { name: `${name} sets up a new second factor at the next sign-in.` })).toBeFocused()
    await expect(request).toHaveCount(0)

    await samsPage.reload()
    await expectPage(samsPage, 'Sign in')
    await expect(samsPage.getByRole('region', { name: 'You have been signed out' })).toContainText(
      'Your MFA was reset by somebody who looks after your account.',
    )
    await sam.signsIn(samsPage)
    await expectPage(samsPage, /Get an authenticator app/)
  })

  await page.getByRole('link', { name: 'People' }).click()
  await looksAt(page, name)
  await expect(page.getByText('None. It is set up at the next sign-in')).toBeVisible()
  await expect(page.getByText('MFA reset')).toBeVisible()
  await page.getByRole('button', { name: 'Suspend' }).click()
  await confirms(page, 'Suspend', 'Left')
  await expect(page.getByRole('region', { name: `${name} is suspended.` })).toBeFocused()
  await page.getByRole('button', { name: 'Restore' }).click()
  await confirms(page, 'Restore', 'Came back')
  await expect(page.getByRole('region', { name: `${name} can sign in again.` })).toBeFocused()
})

test('five minutes after signing in, an administrator proves who they are before a reset, and the reason is kept', async ({
  page,
  people,
  authenticator,
  clock,
}) => {
  const sam = await people.add({ name: `Sam ${Math.random().toString(36).slice(2, 8)}` })
  await sam.hasApp(createAuthenticator(clock))
  const gwen = await people.add(GWEN)
  await looksAfterPeople(gwen, page, authenticator)
  await looksAt(page, sam.name)
  await proofIsAskedFor(page, 'admin.resetMfa', 2)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Reset second factor' }).click()
  await dialog.getByLabel('Reason').fill('Lost phone, seen in person')
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
  await expectStep(page, 'Show that it is you')
  await expect(page.getByText('You are about to change how other people get in')).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(dialog.getByRole('heading')).toBeFocused()
  await expect(dialog.getByLabel('Reason')).toHaveValue('Lost phone, seen in person')

  await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
  await expectStep(page, 'Show that it is you')
  await page.getByLabel('Password', { exact: true }).fill(gwen.password)
  await page.getByLabel('6-digit code').fill(authenticator.code(30))
  const asked = page.waitForRequest('**/trpc/admin.resetMfa')
  await page.getByRole('button', { name: 'Continue' }).click()
  expect((await asked).postDataJSON()).toMatchObject({ reason: 'Lost phone, seen in person' })
  await expect(page.getByRole('region', { name: `${sam.name} sets up a new second factor at the next sign-in.` })).toBeFocused()
  await expect(page.getByText('None. It is set up at the next sign-in')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue(sam.name)
})

test('an administrator whose app is lost shows who they are by a recovery code, and hands over a password that is shown once', async ({
  page,
  people,
  authenticator,
}) => {
  const sam = await people.add({ name: `Sam ${Math.random().toString(36).slice(2, 8)}` })
  const gwen = await people.add(GWEN)
  await gwen.signsInWithApp(page, authenticator)
  const [code = ''] = await makesRecoveryCodes(page)
  await page.getByRole('button', { name: 'I’ve kept them' }).click()
  await page.getByRole('button', { name: 'Manage people' }).click()
  await looksAt(page, sam.name)

  await proofIsAskedFor(page, 'admin.newOneTimePassword')
  await page.getByRole('button', { name: 'New one-time password' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Forgotten, seen in person')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a password' }).click()
  await expectStep(page, 'Show that it is you')
  await page.getByLabel('Password', { exact: true }).fill(gwen.password)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  const given = page.getByRole('region', { name: `The one-time password of ${sam.name}` })
  await expect(given).toBeFocused()
  const password = given.locator('[translate=no]')
  await expect(password).toHaveText(/^[a-z0-9]{4}(-[a-z0-9]{4})+$/)
  await password.click()
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(await password.textContent())

  await expectLetters(page, [sam.name], (await password.textContent()) ?? 'none')
  await page.getByRole('button', { name: 'Correct the email address' }).click()
  await page.keyboard.press('Escape')
  await expect(given).toBeVisible()
  await given.getByRole('button', { name: 'I’ve noted it' }).click()
  await expect(page.getByRole('region', { name: `${sam.name} has a new one-time password.` })).toBeFocused()
  await expect(page.locator('.password-shown')).toHaveCount(0)
  await page.getByRole('link', { name: 'Progress' }).click()
  await expectStep(page, 'Progress')
})

test('whoever leaves a person’s page before the new password is kept is asked first, and once its letter is printed, whether it came out', async ({
  page,
  people,
  authenticator,
}) => {
  const sam = await people.add({ name: `Sam ${Math.random().toString(36).slice(2, 8)}` })
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await looksAt(page, sam.name)
  await page.getByRole('button', { name: 'New one-time password' }).click()
  await confirms(page, 'Make a password', 'Forgotten, seen in person')
  const dialog = page.getByRole('dialog', { name: 'You have not kept the password' })
  const back = page.getByRole('link', { name: 'Back to the list' })
  for (const leaves of [() => back.click(), () => page.goBack()]) {
    await leaves()
    await expect(dialog.getByRole('heading')).toBeFocused()
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(page.locator('.password-shown').first()).toBeVisible()
  }
  await page.evaluate(() => {
    window.print = () => ['beforeprint', 'afterprint'].forEach((event) => void window.dispatchEvent(new Event(event)))
  })
  await back.click()
  await dialog.getByRole('button', { name: 'Print a letter' }).click()
  const printed = page.getByRole('dialog', { name: 'Did the letter print?' })
  await expect(printed.getByRole('heading')).toBeFocused()
  await expect(dialog).toHaveCount(0)
  await printed.getByRole('button', { name: 'No, stay' }).click()
  await expect(page.locator('.password-shown').first()).toBeVisible()
  await back.click()
  await printed.getByRole('button', { name: 'Yes, leave' }).click()
  await expectStep(page, 'People')
  await expect(page.getByLabel('Search')).toHaveValue(sam.name)
})

test('somebody who looks after nobody finds no such pages', async ({ page, person, authenticator }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await person.entersCode(page, authenticator.code())
  await expectStep(page, 'Your account')
  await expect(page.getByRole('button', { name: 'Manage people' })).toHaveCount(0)
  await page.goto('/admin/people')
  await expectPage(page, 'Page not found')
})

test('the helpdesk chooses the organisation whose people it sees, and downloads those alone', async ({ page, people, authenticator }) => {
  const word = Math.random().toString(36).slice(2, 8)
  await people.add({ name: `Sam ${word}` })
  await people.add({ name: `Siân ${word}`, organisation: 'mfa-off' })
  await looksAfterPeople(await people.add({ name: 'Hari Vale', helpdesk: true }), page, authenticator)
  await page.getByLabel('Search').fill(word)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('2 people')).toBeVisible()
  const option = page.getByLabel('Organisation').getByRole('option', { name: readServices().organisations['mfa-off'] })
  await page.getByLabel('Organisation').selectOption(await option.getAttribute('value'))
  await expect(page.getByText('1 person')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: `Siân ${word}` })).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect([lines.length, lines[1]]).toEqual([2, expect.stringContaining(`Siân ${word}`)])
})
