import { mishap } from '../fixtures/mishap.ts'
import { expectStep } from '../fixtures/page-checks.ts'
import { expect } from '../fixtures/test.ts'

mishap('a digit of the code is mistyped', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.codeOfNoEntry())
  await told.cause(page, `That is not the code for ${authenticator.entries[0]?.name}`)
  await told.next(page, /enter the code that it shows now\..*You have 4 attempts left\./)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('a digit of the code is left out', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const code = authenticator.code()
  await person.entersCode(page, code.slice(1))
  await told.cause(page, 'The code must be 6 digits')
  await told.next(page, /Check that no digit is missing/)
  await expect(page.getByLabel('6-digit code')).toHaveValue(code.slice(1))
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('Submit is pressed before a code is entered', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, '')
  await told.cause(page, 'Enter the 6-digit code')
  await told.next(page, `Your app shows it under ${authenticator.entries[0]?.name}.`)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the secret is entered instead of a code', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries
  await person.entersCode(page, entry?.secret.match(/.{4}/g)?.join(' ') ?? '')
  await told.cause(page, 'That is the MFA secret, not a code')
  await told.next(page, `enter the 6 digits that the app shows under ${entry?.name}`)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the code is copied with a space and in full-width digits', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const wide = [...authenticator.code()].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
  await page.getByLabel('6-digit code').fill(` ${wide.slice(0, 3).join('')} ${wide.slice(3).join('')} `)
  told.noCause('nothing is refused: any spelling of the digits is read')
  await told.next(page, 'Submit')
  await page.getByRole('button', { name: 'Submit' }).click()
  await told.enrolled(page)
})

mishap('the code of another account in the app is entered', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries
  const anotherAccount = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'
  authenticator.add(anotherAccount)
  await person.entersCode(page, authenticator.code())
  await told.cause(page, `That is not the code for ${entry?.name}`)
  await told.next(page, `Look for ${entry?.name} in your app, not another entry`)
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await told.enrolled(page)
})

mishap('the app has an older entry for the service, and its code is entered', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  const older = await authenticator.scan(page)
  await page.getByRole('button', { name: 'Get a new QR code' }).click()
  await expect(page.getByRole('region', { name: 'This is a new QR code' })).toBeFocused()
  const newest = await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await told.cause(page, `That code is from an older entry, ${older.name}`)
  await told.next(page, `Delete ${older.name} in your app and use ${newest.name}.`)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('after a reset, the entry from before it is still in the app', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await person.isReset()
  await person.goesToCode(page, authenticator)
  const [before, after] = authenticator.entries
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await told.cause(page, `That code is from an older entry, ${before?.name}`)
  await told.next(page, `use ${after?.name}`)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap(
  'the QR code did not scan, and a new one is asked for from the page that takes the code',
  async ({ page, person, authenticator, told }) => {
    await person.goesToScan(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    await told.next(page, 'Get a new QR code')
    await page.getByRole('button', { name: 'Get a new QR code' }).click()
    await told.cause(page, 'This is a new QR code')
    await person.finishesWithApp(page, authenticator)
    await told.enrolled(page)
  },
)

mishap.describe('with a short lock', { tag: '@own-server' }, () => {
  mishap.use({ serviceName: 'short-codes' })

  mishap('five wrong codes are entered while enrolling', async ({ page, person, authenticator, told }) => {
    await person.goesToCode(page, authenticator)
    for (const left of ['4 attempts', '3 attempts', '2 attempts', '1 attempt']) {
      await person.entersCode(page, authenticator.codeOfNoEntry())
      await expect(page.getByText(`You have ${left} left.`)).toBeVisible()
    }
    await person.entersCode(page, authenticator.codeOfNoEntry())
    await expectStep(page, 'Too many wrong codes')
    await page.reload()
    await told.cause(page, 'Too many wrong codes')
    await expect(page.getByText('Your reference')).toBeVisible()
    await told.next(page, /The wait is over\. You can try again now\./)
    await page.getByRole('button', { name: 'Try again' }).click()
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })
})

mishap('the code that just enrolled the app is entered again to sign in', async ({ page, person, authenticator, told, clock }) => {
  await person.goesToCode(page, authenticator)
  await clock.codeShowsFor(15)
  const code = authenticator.code()
  await person.entersCode(page, code)
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await person.entersPassword(page)
  await person.entersCode(page, code)
  await told.cause(page, 'That code has been used already')
  await told.next(page, /Your app shows the next one/)
  await expect(page.getByText('Your app shows the next one now: enter that.')).toBeVisible({ timeout: 65_000 })
  await person.entersCode(page, authenticator.code())
  await told.signedIn(page)
})

mishap('the code is entered just after the app has shown the next one', async ({ page, person, authenticator, told, clock }) => {
  await person.goesToCode(page, authenticator)
  await clock.codeShowsFor(5)
  await page.getByLabel('6-digit code').fill(authenticator.code(-30))
  told.noCause('nothing is refused: the code before the present one still counts')
  await told.next(page, 'Submit')
  await page.getByRole('button', { name: 'Submit' }).click()
  await told.enrolled(page)
})
