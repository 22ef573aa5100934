import type { Page } from '@playwright/test'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

test('going back and forth, on the page and in the browser, keeps the secret', { tag: '@every-size' }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries

  await press(page, 'Back')
  await expectStep(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
  await press(page, 'Back')
  await expectStep(page, /Get an authenticator app/)
  await press(page, 'Continue')
  expect(await authenticator.scan(page)).toEqual(entry)
  await press(page, 'Continue')
  await expectStep(page, /Enter the code from your app/)

  await page.goBack()
  await expectStep(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
  await page.goBack()
  await expectStep(page, /Get an authenticator app/)
  await page.goForward()
  await page.goForward()
  await expectStep(page, /Enter the code from your app/)
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('looking at email codes and coming back keeps the secret', async ({ page, person, authenticator }) => {
  await person.goesToScan(page)
  const entry = await authenticator.scan(page)
  await press(page, 'Use email MFA instead')
  await expectStep(page, 'Get your codes by email')
  await press(page, 'Use an authenticator app instead')
  await expectStep(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
})

test('pressing twice does nothing twice', async ({ page, person, authenticator, mailbox }) => {
  await page.goto('/')
  const calls: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') calls.push(new URL(request.url()).pathname)
  })
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick()
  await expectPage(page, /Get an authenticator app/)
  await page.getByRole('button', { name: 'Continue' }).click()
  await authenticator.scan(page)

  await press(page, 'Use email MFA instead')
  await page.getByRole('button', { name: 'Send code' }).dblclick()
  await expect(page.getByText('Email 1, sent')).toBeVisible()
  await press(page, 'Use an authenticator app instead')
  await press(page, 'Continue')
  await page.getByLabel('6-digit code').fill(authenticator.codeOfNoEntry())
  await page.getByRole('button', { name: 'Submit' }).dblclick()
  await expect(page.getByText('You have 4 attempts left.')).toBeVisible()
  await page.getByLabel('6-digit code').fill(authenticator.code())
  await page.getByRole('button', { name: 'Submit' }).dblclick()
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()

  expect(calls).toEqual([
    '/trpc/session.signIn',
    '/trpc/enrolment.startTotp',
    '/trpc/enrolment.sendEmailCode',
    '/trpc/enrolment.confirmTotp',
    '/trpc/enrolment.confirmTotp',
  ])
  expect(await mailbox.countCodes(person.email)).toBe(1)
})
