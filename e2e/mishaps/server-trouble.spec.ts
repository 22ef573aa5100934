import { mergeTests } from '@playwright/test'
import { mishap as usual } from '../fixtures/mishap.ts'
import { test as ownServer } from '../fixtures/own-server.ts'
import { expectPage } from '../fixtures/page-checks.ts'
import { expect } from '../fixtures/test.ts'

const mishap = mergeTests(usual, ownServer)
const NO_SERVER = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/

mishap(
  'the server is restarted in the middle',
  { tag: '@own-server' },
  async ({ page, person, authenticator, ownServer, surprises, told }) => {
    surprises.foresee(NO_SERVER)
    await person.goesToCode(page, authenticator)
    await expectPage(page, /Enter the code from your app/)
    await ownServer.stop()
    await person.entersCode(page, authenticator.code())
    await told.cause(page, 'No answer came from the service')
    await told.next(page, /^Try again in a moment\./)
    await ownServer.start()
    await page.getByRole('button', { name: 'Submit' }).click()
    await told.enrolled(page)
  },
)

mishap('no mail can be sent', { tag: '@own-server' }, async ({ page, person, authenticator, told }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByRole('region', { name: 'No code was sent' })).toBeFocused({ timeout: 20_000 })
  await told.cause(page, /We can’t send email at the moment\./)
  await told.next(page, 'Use an authenticator app instead')
  await page.getByRole('button', { name: 'Use an authenticator app instead' }).click()
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('no mail can be sent, and that is rung in to the helpdesk', { tag: '@own-server' }, async ({ page, person, told }) => {
  await person.goesToEmail(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByRole('region', { name: 'No code was sent' })).toBeFocused({ timeout: 20_000 })
  await told.cause(page, /We can’t send email at the moment\./)
  await told.next(page, /Wait a few minutes, then send the code again\./)
  await told.reference(page, person, /mail/i)
})
