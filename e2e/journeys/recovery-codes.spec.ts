import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makesRecoveryCodes, proofIsAskedFor, signsOut } from '../fixtures/account.ts'
import { type Authenticator, createAuthenticator } from '../fixtures/authenticator.ts'
import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import type { Person } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = 'Recovery code'

/** Signs in with the app, and gives back the ten codes that are made then. */
async function makesCodes(page: Page, person: Person, authenticator: Authenticator): Promise<string[]> {
  await person.signsInWithApp(page, authenticator)
  return makesRecoveryCodes(page)
}

async function entersRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(FIELD).fill(code)
  await page.getByRole('button', { name: 'Submit' }).click()
}

/** Has kept the codes that are shown, signs out, and comes back with one of them in place of the phone. */
async function comesBackWith(code: string, page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: 'I’ve kept them' }).click()
  await signsOut(page)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await entersRecoveryCode(page, code)
}

test('ten codes are made and kept, and one of them signs in when there is no phone', { tag: '@smoke' }, async ({
  page,
  person,
  authenticator,
  mailbox,
}) => {
  const codes = await makesCodes(page, person, authenticator)
  expect(new Set(codes).size).toBe(10)
  expect((await mailbox.newestMail(person.email, /made$/)).subject).toBe('CJSM: new recovery codes were made')
  await page.getByRole('button', { name: 'I’ve kept them' }).click()
  await expectStep(page, 'Your account')
  await expect(page.getByText('10 of 10 left.')).toBeVisible()

  await signsOut(page)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await expectStep(page, 'Use a recovery code')
  await entersRecoveryCode(page, '123456')
  await expectRefusal(page, { field: FIELD, cause: 'That is not a recovery code' })
  await entersRecoveryCode(page, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  await expectRefusal(page, { field: FIELD, cause: 'That is not one of your recovery codes', next: 'You have 4 attempts left.' })
  await entersRecoveryCode(page, codes[0]?.toLowerCase().replaceAll('-', ' ') ?? '')
  await expectStep(page, 'Have you lost your app?')
  await expect(page.getByRole('region', { name: 'You signed in with a recovery code' })).toBeVisible()
  await page.getByRole('button', { name: 'I still have it' }).click()
  await expectStep(page, 'Your account')
  await expect(page.getByText('9 of 10 left.')).toBeVisible()
  expect((await mailbox.newestMail(person.email, /sign in$/)).subject).toBe('CJSM: a recovery code was used to sign in')

  await signsOut(page)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await entersRecoveryCode(page, codes[0] ?? '')
  await expectRefusal(page, { field: FIELD, cause: 'That recovery code has been used already' })
})

test('whoever has lost the phone and signs in with a recovery code puts a new app in its place, and the lost one signs in no more', async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  const [code = ''] = await makesCodes(page, person, authenticator)
  await comesBackWith(code, page, person)
  await expectStep(page, 'Have you lost your app?')
  await expect(page.getByRole('region', { name: 'You signed in with a recovery code' })).toContainText('You have 9 recovery codes left.')

  const newApp = createAuthenticator(clock)
  await page.getByRole('button', { name: 'Replace the app now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Replace CJSM/ })).toBeFocused()
  const entry = await newApp.scan(page)
  await person.entersCode(page, newApp.codeOfNoEntry())
  await expectRefusal(page, { field: '6-digit code', cause: `That is not the code for ${entry.name}` })
  await person.entersCode(page, newApp.code())
  await expectStep(page, 'Your account')
  await expect(page.getByRole('region', { name: /^Your app is replaced/ })).toBeVisible()
  const apps = page.getByRole('list', { name: 'Your authenticator apps' })
  await expect(apps.getByRole('listitem')).toHaveText([new RegExp(entry.name)])
  let secrets = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/trpc/account.startApp')) secrets++
  })
  for (const _press of ['once', 'twice']) {
    await page.goBack()
    await expectPage(page, 'Your account')
  }
  expect(secrets).toBe(0)

  await signsOut(page)
  await person.signsIn(page)
  await person.entersCode(page, authenticator.code(30))
  await expectRefusal(page, { field: '6-digit code', cause: `That is not the code that your app shows for ${entry.name}` })
  await person.entersCode(page, newApp.code(30))
  await expectStep(page, 'Your account')
})

test('whoever has as many apps as there may be and loses one removes it, and then sets up a new one', async ({
  page,
  context,
  person,
  authenticator,
}) => {
  const [code = ''] = await makesCodes(page, person, authenticator)
  await person.hasFurtherApps(authenticator, ['Work phone', 'Tablet', 'Laptop', 'At home'])
  await context.clearCookies()
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await entersRecoveryCode(page, code)
  await expectStep(page, 'Have you lost one of your apps?')
  await page.getByRole('button', { name: 'Remove Tablet' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expectStep(page, 'Add an authenticator app')
  await expect(page.getByRole('region', { name: 'The app is removed. Its codes no longer work.' })).toBeVisible()
  await authenticator.scan(page)
  await person.entersCode(page, authenticator.code())
  await expectStep(page, 'Your account')
  const apps = page.getByRole('list', { name: 'Your authenticator apps' })
  await expect(apps.getByRole('listitem')).toHaveCount(5)
  await expect(apps.getByText('Tablet')).toBeHidden()
})

test('whoever takes long over a new app shows who they are with one more recovery code, as there is no app to show it with', async ({
  page,
  person,
  authenticator,
}) => {
  const [code = '', another = ''] = await makesCodes(page, person, authenticator)
  await comesBackWith(code, page, person)
  await proofIsAskedFor(page, 'account.startApp')
  await page.getByRole('button', { name: 'Replace the app now' }).click()
  await expectStep(page, 'Show that it is you')
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByLabel(FIELD).fill(another)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Replace CJSM/ })).toBeFocused()
  await authenticator.scan(page)
})

test('whoever has lost one of several apps and needs no new one removes it there and then', async ({
  page,
  context,
  person,
  authenticator,
}) => {
  const [code = ''] = await makesCodes(page, person, authenticator)
  await person.hasFurtherApps(authenticator, ['Tablet'])
  await context.clearCookies()
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await entersRecoveryCode(page, code)
  await expectStep(page, 'Have you lost one of your apps?')
  await expect(page.getByRole('button', { name: 'Replace Tablet' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove Tablet' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expectStep(page, 'Your account')
  await expect(page.getByRole('region', { name: 'The app is removed. Its codes no longer work.' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Your authenticator apps' }).getByRole('listitem')).toHaveCount(1)
})

test('whoever can’t remove a lost app, as it is the only one by now, is told so', async ({ page, context, person, authenticator }) => {
  const [code = ''] = await makesCodes(page, person, authenticator)
  await person.hasFurtherApps(authenticator, ['Tablet'])
  await context.clearCookies()
  await person.signsIn(page)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await entersRecoveryCode(page, code)
  await page.route('**/trpc/account.removeApp', (route) => route.fulfill({ json: { result: { data: { kind: 'last-one' } } } }))
  await page.getByRole('button', { name: 'Remove Tablet' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expectStep(page, 'Your account')
  await expect(page.getByRole('region', { name: 'That app is your only one, so it stays. Add another one first.' })).toBeVisible()
})

test('an app that was removed elsewhere while its successor was set up is in nobody’s way', async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  const [code = ''] = await makesCodes(page, person, authenticator)
  await comesBackWith(code, page, person)
  await page.getByRole('button', { name: 'Replace the app now' }).click()
  const newApp = createAuthenticator(clock)
  const entry = await newApp.scan(page)
  await page.route('**/trpc/account.confirmApp', (route) => route.fulfill({ json: { result: { data: { kind: 'not-found' } } } }), {
    times: 1,
  })
  await person.entersCode(page, newApp.code())
  await expectStep(page, 'Your account')
  await expect(page.getByRole('list', { name: 'Your authenticator apps' }).getByText(entry.name)).toBeVisible()
})

test('the codes are downloaded as text, and gone from the page after a reload', async ({ page, person, authenticator }) => {
  const codes = await makesCodes(page, person, authenticator)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  expect(download.suggestedFilename()).toBe('CJSM recovery codes.txt')
  const text = await readFile(await download.path(), 'utf8')
  for (const code of codes) expect(text).toContain(code)

  await page.reload()
  await expectPage(page, 'Recovery codes')
  await expect(page.getByText('The ones you have now stop working at once.')).toBeVisible()
  await expect(page.getByText(codes[0] ?? '')).toHaveCount(0)
})
