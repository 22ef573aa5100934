import { test } from '../fixtures/own-server.ts'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect } from '../fixtures/test.ts'

const NO_SERVER = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/

test('a server that is restarted in the middle keeps the session and the secret', { tag: '@own-server' }, async ({
  page,
  person,
  authenticator,
  ownServer,
  surprises,
}) => {
  surprises.foresee(NO_SERVER)
  await person.goesToCode(page, authenticator)
  await expectPage(page, /Enter the code from your app/)
  await ownServer.stop()
  await person.entersCode(page, authenticator.code())
  const notice = page.getByRole('region', { name: 'There is a problem with the service' })
  await expect(notice).toBeFocused()
  await expect(notice).toContainText('It is on our side, not yours. Try again.')

  await ownServer.start()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('mail that can’t be sent is said at once, with a reference, and the app is still there', { tag: '@own-server' }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  const notice = page.getByRole('region', { name: 'No code was sent' })
  await expect(notice).toBeFocused({ timeout: 20_000 })
  await expect(notice).toContainText('We can’t send email at the moment.')
  await expect(notice).toContainText(/Your reference: [A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}/)
  await expect(page).toHaveTitle(/^Error: /)

  await page.getByRole('button', { name: 'Use an authenticator app instead' }).click()
  await expectStep(page, /Add .+ to your app/)
  await authenticator.scan(page)
})
