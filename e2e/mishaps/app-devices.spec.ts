import { codeOfStep } from '@enrol/otp'
import { devices } from '@playwright/test'
import { mishap } from '../fixtures/mishap.ts'
import { expectPage, expectRefusal } from '../fixtures/page-checks.ts'
import { expect } from '../fixtures/test.ts'
import { putDeviceClockRight, setDeviceClock } from '../fixtures/wrong-clock.ts'

const { defaultBrowserType: _, ...PHONE } = devices['Pixel 7']

for (const { what, secondsAhead, said } of [
  { what: 'four minutes slow', secondsAhead: -240, said: 'about 4 minutes slow' },
  { what: 'four minutes fast', secondsAhead: 240, said: 'about 4 minutes fast' },
]) {
  mishap(`the clock of the phone with the app is ${what}`, async ({ page, person, authenticator, told, clock }) => {
    await person.goesToCode(page, authenticator)
    await clock.codeShowsFor(5)
    await person.entersCode(page, authenticator.code(secondsAhead))
    await told.cause(page, `The clock of the device with your app is ${said}`)
    await told.next(page, /Turn on automatic date and time in that device’s settings, then enter the next code\./)
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })
}

mishap('the code is entered a minute late, or the clock is a minute slow', async ({ page, person, authenticator, told, clock }) => {
  await person.goesToCode(page, authenticator)
  await clock.codeShowsFor(5)
  await person.entersCode(page, authenticator.code(-60))
  await told.cause(page, /That code has run out, or the clock of the device with your app is about/)
  await told.next(page, /Enter the code that your app shows now\./)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the app’s clock is an hour off, on a device that the page can’t see', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await person.entersCode(page, authenticator.code(3600))
  await told.cause(page, /That is not the code for/)
  await told.next(page, /check that the time on that device is right/)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap.describe('on the phone that holds the app', () => {
  mishap.use(PHONE)

  mishap('its clock was set by hand and is an hour fast', async ({ page, person, authenticator, told }) => {
    await setDeviceClock(page, 3600)
    await person.signsIn(page)
    await told.cause(page, 'This device’s clock is about 1 hour fast')
    await told.next(page, /Turn on automatic date and time in its settings/)
    await putDeviceClockRight(page)
    await expect(page.getByText(/clock is about/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Continue' }).click()
    await person.finishesWithApp(page, authenticator)
    await told.enrolled(page)
  })

  mishap('there is no other device, so nothing can be scanned', async ({ page, person, authenticator, told }) => {
    await person.goesToScan(page)
    await told.cause(page, 'Is your app on this phone?')
    await told.next(page, 'Open in authenticator app')
    const uri = await page.getByRole('link', { name: 'Open in authenticator app' }).getAttribute('href')
    authenticator.open(uri ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })

  mishap('the app does not open from the page, so the secret is copied', async ({ page, context, person, authenticator, told }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await person.goesToScan(page)
    await told.next(page, 'Copy secret')
    await page.getByRole('button', { name: 'Copy secret' }).click()
    await told.cause(page, 'Copied. Now paste it into your app.')
    authenticator.add(await page.evaluate(() => navigator.clipboard.readText()))
    await page.getByRole('button', { name: 'Continue' }).click()
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })
})

mishap.describe('abroad', () => {
  mishap.use({ timezoneId: 'America/New_York' })

  mishap('the computer is set to another time zone', async ({ page, person, authenticator, told }) => {
    await person.goesToCode(page, authenticator)
    await expect(page.getByText(/clock is about/)).toHaveCount(0)
    told.noCause('nothing is refused: only the moment counts, and times are said in UK time')
    await told.next(page, 'Submit')
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })
})

mishap('there is no camera and copying is forbidden, so the secret is typed', async ({ page, context, person, authenticator, told }) => {
  await context.clearPermissions()
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('not allowed')) } })
  })
  await person.goesToScan(page)
  await page.getByRole('button', { name: 'Copy secret' }).click()
  await told.cause(page, /It was not copied\./)
  await told.next(page, /or type it into your app/)
  authenticator.add(((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', ''))
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('a letter of the secret is mistyped into the app', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '')
  authenticator.add(`${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await expectRefusal(page, { field: '6-digit code', cause: /^That is not the code for / })
  await told.cause(page, /If you typed the secret by hand, one wrong letter makes every code wrong/)
  await told.next(page, /go back, and scan the QR code/)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the app is told that the key is counter-based', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  const { secret } = await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  for (const counter of [1, 2]) {
    await person.entersCode(page, codeOfStep(secret, counter))
    await expectRefusal(page, { field: '6-digit code', cause: /^That is not the code for / })
  }
  await told.cause(page, /If the code does not change by itself every 30 seconds, the entry is counter-based/)
  await told.next(page, /delete it in your app, go back to the QR code, and add it again as time-based\./)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await authenticator.scan(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('phones are not allowed, and no app is known for the computer', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  await told.cause(page, 'No phone, or no phones allowed where you work?')
  await page.getByText('No phone, or no phones allowed where you work?').click()
  await told.next(page, /From the menu Entries choose TOTP, then “Set up TOTP”/)
  authenticator.add(((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', ''))
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the camera can’t read the QR code from where it is', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  told.noCause('the page can’t see the camera: it offers a larger QR code to everybody')
  await told.next(page, 'Make it larger')
  await page.getByRole('button', { name: 'Make it larger' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan this QR code' })
  await authenticator.scan(dialog)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the page is zoomed in so far that a QR code hardly fits', async ({ page, person, authenticator, told }) => {
  // 1280 × 720 at 400 %.
  await page.setViewportSize({ width: 320, height: 180 })
  await person.goesToScan(page)
  told.noCause('nothing is refused: made larger, the QR code fits the window')
  await told.next(page, 'Make it larger')
  await page.getByRole('button', { name: 'Make it larger' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan this QR code' })
  await expect(dialog.getByRole('img')).toBeInViewport({ ratio: 1 })
  await authenticator.scan(dialog)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap(
  'enrolling was begun on the computer and is taken up on the phone: the first QR code no longer counts',
  async ({ page, browser, service, person, authenticator, surprises, told }) => {
    await person.goesToScan(page)
    const first = await authenticator.scan(page)
    const phone = await browser.newContext({ ...PHONE, baseURL: service.baseURL })
    surprises.watch(phone)
    const onPhone = await phone.newPage()
    await person.goesToScan(onPhone)
    const second = await authenticator.scan(onPhone)
    await page.getByRole('button', { name: 'Continue' }).click()
    await person.entersCode(page, authenticator.codeOfOlderEntry(1))
    await told.cause(page, `That code is from an older entry, ${first.name}`)
    expect(second.name).not.toBe(first.name)
    await told.next(page, new RegExp(`Delete ${first.name} in your app and use ${second.name}`))
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
    await phone.close()
  },
)

mishap('after scanning, the service is opened anew from a bookmark', async ({ page, context, person, authenticator, told }) => {
  await person.goesToScan(page)
  const { name } = await authenticator.scan(page)
  await page.close()
  const again = await context.newPage()
  await again.goto('/')
  await told.cause(again, `Have you added ${name} to your app already?`)
  await told.next(again, 'Enter its code')
  await again.getByRole('button', { name: 'Enter its code' }).click()
  await person.entersCode(again, authenticator.code())
  await told.enrolled(again)
})

mishap('two tabs are open, and the second one showed another QR code', async ({ page, context, person, authenticator, told }) => {
  await person.goesToScan(page)
  await authenticator.scan(page)
  const second = await context.newPage()
  await second.goto('/enrol/scan')
  await authenticator.scan(second)
  await page.bringToFront()
  await told.cause(page, 'This is a new QR code')
  await told.next(page, /Delete them from your app and add/)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectPage(page, /Enter the code from your app/)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})
