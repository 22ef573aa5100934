import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = '6-digit code'
/** After so long another code can be sent, with short timers. */
const RESEND_MS = 1_000

test.describe('with short timers', { tag: '@own-server' }, () => {
  test.use({ serviceName: 'short-codes' })

  test('the password and then an emailed code let somebody in', { tag: '@every-size' }, async ({ page, person, mailbox }) => {
    await person.hasEmailCodes(mailbox)
    await person.signsIn(page)
    await expectStep(page, 'Get your code by email')
    await expect(page.getByText(person.email)).toBeHidden()
    await page.getByRole('button', { name: 'Send code' }).click()
    await person.entersCode(page, await mailbox.newestCode(person.email))
    await expectStep(page, 'Your account')
  })

  test('the code of the last sign-in is spent', async ({ page, person, mailbox, clock }) => {
    await person.hasEmailCodes(mailbox)
    await person.signsIn(page)
    await page.getByRole('button', { name: 'Send code' }).click()
    const spent = await mailbox.newestCode(person.email)
    const another = clock.now() + RESEND_MS
    await person.entersCode(page, spent)
    await expectPage(page, 'Your account')
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await person.entersPassword(page)
    await clock.reach(another)
    await page.getByRole('button', { name: 'Send code' }).click()
    await expect(page.getByText('Email 1, sent')).toBeVisible()
    await person.entersCode(page, spent)
    await expectRefusal(page, { field: FIELD, cause: 'That code has been used already' })
    await person.entersCode(page, await mailbox.newestCode(person.email))
    await expectStep(page, 'Your account')
  })

  test('five wrong codes lock for a while', async ({ page, person, mailbox }) => {
    await person.hasEmailCodes(mailbox)
    await person.signsIn(page)
    await page.getByRole('button', { name: 'Send code' }).click()
    const code = await mailbox.newestCode(person.email)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (const said of ['4 attempts left', '3 attempts left', '2 attempts left', '1 attempt left']) {
      await person.entersCode(page, wrong)
      await expect(page.getByText(said)).toBeVisible()
    }
    await person.entersCode(page, wrong)
    await expectStep(page, 'Too many wrong codes')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expectStep(page, 'Get your code by email')
    await page.getByRole('button', { name: 'Send another code' }).click()
    await person.entersCode(page, await mailbox.newestCode(person.email))
    await expectStep(page, 'Your account')
  })
})

test('the way out for who gets no email leads to the helpdesk with a reference', async ({ page, person, mailbox }) => {
  await person.hasEmailCodes(mailbox)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await expectStep(page, 'If you can’t get a code')
  await expect(page.getByRole('heading', { name: 'The email does not come' })).toBeVisible()
  await expect(page.getByText('Your reference')).toBeVisible()
})
