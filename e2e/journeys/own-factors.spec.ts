import { proofIsAskedFor, showsWhoTheyAre, signsOut } from '../fixtures/account.ts'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('whoever finds at the account page that an app is lost puts a new one in its place from there', async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  await person.signsInWithApp(page, authenticator)
  const [lost] = authenticator.entries
  await page.getByRole('button', { name: `I have lost this one: ${lost?.name}` }).click()
  await expectStep(page, `Replace ${lost?.name}`)
  const newApp = createAuthenticator(clock)
  const entry = await newApp.scan(page)
  await person.entersCode(page, newApp.code())
  await expect(page.getByRole('region', { name: /^Your app is replaced/ })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Your authenticator apps' }).getByRole('listitem')).toHaveText([new RegExp(entry.name)])
})

test('whoever has lost the only app and has no recovery codes reads how to get in all the same', async ({
  page,
  person,
  authenticator,
}) => {
  await person.signsInWithApp(page, authenticator)
  const [lost] = authenticator.entries
  // As if five minutes had passed since the password.
  await page.route('**/trpc/account.startApp', (route) => route.fulfill({ json: { result: { data: { kind: 'proof-needed' } } } }))
  await page.getByRole('button', { name: `I have lost this one: ${lost?.name}` }).click()
  await expectStep(page, 'Show that it is you')
  await expect(page.getByRole('heading', { level: 2, name: 'If you can’t get a code' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /@/ })).toBeVisible()
})

test('whoever asks for one app more than there may be is told why there is none', async ({ page, person, authenticator }) => {
  await person.hasApp(authenticator)
  await person.hasFurtherApps(authenticator, ['Work phone', 'Tablet', 'Laptop', 'At home'])
  await person.signsIn(page)
  await person.entersCode(page, authenticator.code(30))
  await expectStep(page, 'Your account')
  await page.goto('/account/app')
  await expectPage(page, 'Your account')
  await expect(
    page.getByRole('region', { name: 'You have 5 apps, which is the most you can have. Remove one to add another.' }),
  ).toBeVisible()
})

test('a second app is added from the picture, the first one is removed, and the second one signs in', { tag: '@smoke' }, async ({
  page,
  person,
  authenticator,
  clock,
  mailbox,
}) => {
  const tablet = createAuthenticator(clock)
  await person.signsInWithApp(page, authenticator)

  await page.getByRole('button', { name: 'Add another app' }).click()
  await expectStep(page, 'Add an authenticator app')
  const entry = await tablet.scan(page)
  await page.getByLabel('What do you call this app? (optional)').fill('Tablet at home')
  await page.getByLabel('6-digit code').fill(tablet.codeOfNoEntry())
  await page.getByRole('button', { name: 'Submit' }).click()
  await expectRefusal(page, { field: '6-digit code', cause: `That is not the code for ${entry.name}` })
  await expect(page.getByLabel('What do you call this app? (optional)')).toHaveValue('Tablet at home')
  await page.getByLabel('6-digit code').fill(authenticator.code())
  await page.getByRole('button', { name: 'Submit' }).click()
  const [first] = authenticator.entries
  await expectRefusal(page, { field: '6-digit code', cause: `That code is from your app ${first?.name}` })
  await page.getByLabel('6-digit code').fill(tablet.code())
  await page.getByRole('button', { name: 'Submit' }).click()

  await expectStep(page, 'Your account')
  await expect(page.getByRole('region', { name: /The app is added/ })).toBeVisible()
  const apps = page.getByRole('list', { name: 'Your authenticator apps' })
  await expect(apps.getByRole('listitem')).toHaveCount(2)
  await expect(apps.getByText('Tablet at home')).toBeVisible()
  expect((await mailbox.newestMail(person.email, /added$/)).subject).toBe('CJSM: an authenticator app was added')

  await page.getByRole('button', { name: /^Remove CJSM/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('region', { name: /The app is removed/ })).toBeFocused()
  await expect(apps.getByRole('listitem')).toHaveCount(1)
  await signsOut(page)
  await person.signsIn(page)
  await expect(page.getByText(entry.name)).toBeVisible()
  await person.entersCode(page, authenticator.code(30))
  await expectRefusal(page, { field: '6-digit code', cause: `That is not the code that your app shows for ${entry.name}` })
  await person.entersCode(page, tablet.code(30))
  await expectStep(page, 'Your account')
})

test('from an app to email codes and back, with password and code once more in between', async ({
  page,
  person,
  authenticator,
  mailbox,
}) => {
  await person.signsInWithApp(page, authenticator)
  await page.getByRole('button', { name: 'Change to email codes' }).click()
  await expectStep(page, 'Change to email codes')
  await proofIsAskedFor(page, 'account.sendEmailCode')
  await page.getByRole('button', { name: 'Send code' }).click()
  await showsWhoTheyAre(page, person, authenticator)
  // The code is sent at once, and then the line that says so has the focus.
  await expectPage(page, 'Change to email codes')
  await person.entersCode(page, await mailbox.newestCode(person.email))
  await expectStep(page, 'Your account')
  await expect(page.getByRole('region', { name: 'Your codes come by email now.' })).toBeVisible()
  await expect(page.getByText(`Codes are sent to ${person.email}.`)).toBeVisible()

  await page.getByRole('button', { name: 'Change to an authenticator app' }).click()
  await expectStep(page, 'Change to an authenticator app')
  const entry = await authenticator.scan(page)
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('region', { name: 'Your codes come from your app now.' })).toBeVisible()
  await expect(page.getByText(entry.name).first()).toBeVisible()
})

test('an app that another browser has removed is said to be gone, and the list is put right', async ({
  page,
  person,
  authenticator,
  clock,
}) => {
  const tablet = createAuthenticator(clock)
  await person.signsInWithApp(page, authenticator)
  await page.getByRole('button', { name: 'Add another app' }).click()
  await tablet.scan(page)
  await person.entersCode(page, tablet.code())
  const apps = page.getByRole('list', { name: 'Your authenticator apps' })
  await expect(apps.getByRole('listitem')).toHaveCount(2)

  await page.route('**/trpc/account.removeApp', (route) => route.fulfill({ json: { result: { data: { kind: 'not-found' } } } }), {
    times: 1,
  })
  const read = page.waitForRequest('**/trpc/account.current**')
  await page
    .getByRole('button', { name: /^Remove CJSM/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('That app was removed already.')).toBeFocused()
  await read
})

test('trouble after a proof is said, and trying again goes on without another proof', async ({
  page,
  person,
  authenticator,
  surprises,
}) => {
  surprises.foresee(/status (of )?500/)
  await person.signsInWithApp(page, authenticator)
  const answers = [
    { json: { result: { data: { kind: 'proof-needed' } } } },
    { status: 500, json: { error: { message: 'broken', code: -32603, data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 } } } },
  ]
  await page.route('**/trpc/account.startApp', (route) => route.fulfill(answers.shift() ?? {}), { times: 2 })
  await page.getByRole('button', { name: 'Add another app' }).click()
  await showsWhoTheyAre(page, person, authenticator)
  await expectPage(page, 'There is a problem with the service')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectStep(page, 'Add an authenticator app')
})

test('a proof that was given is not asked for again while what it was for is done', async ({ page, person, authenticator }) => {
  await person.signsInWithApp(page, authenticator)
  await proofIsAskedFor(page, 'account.startApp')
  await page.getByRole('button', { name: 'Add another app' }).click()
  await expectStep(page, 'Show that it is you')
  let proofs = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/trpc/account.prove')) proofs++
  })
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/trpc/session.current**', async (route) => {
    await held
    await route.continue()
  })
  const proven = page.waitForRequest('**/trpc/session.current**')
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByLabel('6-digit code').fill(authenticator.code(30))
  const button = page.getByRole('button', { name: 'Continue' })
  await button.click()
  await proven
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.click({ force: true })
  expect(proofs).toBe(1)
  goOn()
  await expectStep(page, 'Add an authenticator app')
})

test('an app that was added in one browser signs the other browser out, which then says so', async ({
  page,
  browser,
  person,
  authenticator,
}) => {
  await person.signsInWithApp(page, authenticator)
  const elsewhere = await (await browser.newContext()).newPage()
  await person.signsIn(elsewhere)
  await person.entersCode(elsewhere, authenticator.code(30))
  await expectStep(elsewhere, 'Your account')
  await elsewhere.getByRole('button', { name: 'Add another app' }).click()
  await authenticator.scan(elsewhere)
  await person.entersCode(elsewhere, authenticator.code())
  await expect(elsewhere.getByRole('region', { name: /The app is added/ })).toBeVisible()
  await page.reload()
  await expectPage(page, 'Sign in')
  await elsewhere.context().close()
})
