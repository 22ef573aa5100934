import { expectPage, expectRefusal, expectStep } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

const FIELD = '6-digit code'

test('a code that is not six digits is refused in place, and costs no attempt', async ({ page, person, authenticator }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, '')
  await expectRefusal(page, { field: FIELD, cause: 'Enter the 6-digit code', next: 'Your app shows it under' })

  await person.entersCode(page, '12 34a')
  await expectRefusal(page, { field: FIELD, cause: 'The code must be 6 digits' })
  await expect(page.getByLabel(FIELD)).toHaveValue('12 34a')

  await person.entersCode(page, authenticator.codeOfNoEntry())
  await expectRefusal(page, { field: FIELD, cause: /^That is not the code for/, next: 'You have 4 attempts left.' })
})

test('a wrong code keeps the secret: the same entry works at the next try', { tag: ['@smoke', '@every-size'] }, async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries
  const wrong = authenticator.codeOfNoEntry()
  await person.entersCode(page, wrong)
  await expectRefusal(page, { field: FIELD, cause: `That is not the code for ${entry?.name}`, next: 'enter the code that it shows now' })
  await expect(page.getByLabel(FIELD)).toHaveValue(wrong)

  await page.getByRole('button', { name: 'Back' }).click()
  await expectStep(page, /Add .+ to your app/)
  expect(await authenticator.scan(page)).toEqual(entry)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('who starts again from the page that takes the code gets a new QR code, and the old entry is named', async ({
  page,
  person,
  authenticator,
}) => {
  await person.goesToCode(page, authenticator)
  await page.getByRole('button', { name: 'Get a new QR code' }).click()
  await expectStep(page, /Add .+ to your app/)
  await expect(page.getByText('This is a new QR code')).toBeVisible()
  const newest = await authenticator.scan(page)
  expect(newest.name).not.toBe(authenticator.entries[0]?.name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await expectRefusal(page, { field: FIELD, cause: /^That code is from an older entry/, next: `use ${newest.name}.` })
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

test('a code from an older entry in the app is named, and so is the entry to use', async ({ page, person, authenticator }) => {
  await person.goesToScan(page)
  const older = await authenticator.scan(page)
  await page.getByRole('button', { name: 'Get a new QR code' }).click()
  await expect(page.getByRole('region', { name: 'This is a new QR code' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'This is a new QR code' })).toBeInViewport()
  const newest = await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()

  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await expectRefusal(page, {
    field: FIELD,
    cause: `That code is from an older entry, ${older.name}`,
    next: `Delete ${older.name} in your app and use ${newest.name}.`,
  })
  await person.entersCode(page, authenticator.code())
  await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
})

for (const [offset, words] of [
  [-240, 'about 4 minutes slow'],
  [240, 'about 4 minutes fast'],
] as const) {
  test(`a device whose clock is ${words} is told so`, async ({ page, person, authenticator, clock }) => {
    await person.goesToCode(page, authenticator)
    await clock.codeShowsFor(5)
    await person.entersCode(page, authenticator.code(offset))
    await expectRefusal(page, {
      field: FIELD,
      cause: `The clock of the device with your app is ${words}`,
      next: 'Turn on automatic date and time in that device’s settings, then enter the next code.',
    })
    await person.entersCode(page, authenticator.code())
    await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  })
}

test.describe('with a short lock', { tag: '@own-server' }, () => {
  test.use({ serviceName: 'short-codes' })

  test('five wrong codes lock for a while, and then enrolling goes on', async ({ page, person, authenticator }) => {
    await person.goesToCode(page, authenticator)
    for (const left of ['4 attempts', '3 attempts', '2 attempts', '1 attempt']) {
      await person.entersCode(page, authenticator.codeOfNoEntry())
      await expect(page.getByText(`You have ${left} left.`)).toBeVisible()
    }
    await person.entersCode(page, authenticator.codeOfNoEntry())
    await expectStep(page, 'Too many wrong codes')
    await page.reload()
    await expectPage(page, 'Too many wrong codes')
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByText(/no code is taken until \d\d:\d\d/)).toBeVisible()
    await expect(page.getByText('The wait is over. You can try again now.')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()

    await expectStep(page, /Enter the code from your app/)
    await person.entersCode(page, authenticator.code())
    await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
  })
})

test('an entry from before a reset is recognised when its owner enrols again', async ({ page, person, authenticator }) => {
  await person.hasApp(authenticator)
  await person.isReset()
  await person.goesToCode(page, authenticator)
  const [before, after] = authenticator.entries
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await expectRefusal(page, { field: FIELD, cause: `That code is from an older entry, ${before?.name}`, next: `use ${after?.name}` })
  await expectPage(page, /Enter the code from your app/)
})
