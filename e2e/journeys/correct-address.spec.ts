import { GWEN, inAnotherBrowser, looksAfterPeople, looksAt } from '../fixtures/administration.ts'
import { expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test('an administrator corrects an address with the code that its owner reads out, and codes come there', { tag: '@smoke' }, async ({
  page,
  browser,
  baseURL,
  people,
  authenticator,
  mailbox,
}) => {
  const id = Math.random().toString(36).slice(2, 8)
  const [name, address] = [`Sam ${id}`, `sam.${id}@newfirm.example`]
  const sam = await people.add({ name })
  await looksAfterPeople(await people.add(GWEN), page, authenticator)
  await looksAt(page, name)

  await page.getByRole('button', { name: 'Correct the email address' }).click()
  const dialog = page.getByRole('dialog', { name: `Correct the email address of ${name}` })
  await dialog.getByLabel('Reason').fill('New firm, seen in person')
  await dialog.getByLabel('New email address').fill('sam at newfirm')
  await dialog.getByRole('button', { name: 'Send a code to it' }).click()
  await expectRefusal(page, { field: 'New email address', cause: 'Enter one email address' })
  await dialog.getByLabel('New email address').fill(address)
  await dialog.getByRole('button', { name: 'Send a code to it' }).click()
  await expect(dialog.getByText(`A code was sent to ${address}`)).toBeVisible()
  const mail = await mailbox.newestMail(address)
  expect(mail.text).toContain('Read this code out to them')

  await page.reload()
  await expect(page.getByText(`${sam.email} (verified)`)).toBeVisible()
  await page.getByRole('button', { name: 'Enter the code for the new address' }).click()
  const code = mailbox.codeIn(mail)
  await dialog.getByLabel('6-digit code').fill(code === '000000' ? '000001' : '000000')
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await expectRefusal(page, {
    field: '6-digit code',
    cause: 'That is not the code in the newest email to that address',
    next: 'You have 4 attempts left.',
  })
  await dialog.getByLabel('6-digit code').fill(code)
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText(`The email address of ${name} is replaced.`)).toBeVisible()
  await expect(page.getByText(`${address} (verified)`)).toBeVisible()
  expect((await mailbox.newestMail(sam.email, /replaced$/)).subject).toBe('CJSM: your email address was replaced')

  await inAnotherBrowser(browser, baseURL, async (samsPage) => {
    await sam.goesToEmail(samsPage)
    await expectStep(samsPage, 'Get your codes by email')
    await expect(samsPage.getByText(address)).toBeVisible()
    await samsPage.getByRole('button', { name: 'Send code' }).click()
    await sam.entersCode(samsPage, await mailbox.newestCode(address))
    await expect(samsPage.getByRole('dialog', { name: 'Email MFA is set up' })).toBeVisible()
  })
})
