import type { Page } from '@playwright/test'
import { mishap } from '../fixtures/mishap.ts'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import type { Person } from '../fixtures/people.ts'
import { expect } from '../fixtures/test.ts'
import { expectUntranslated, translate } from '../fixtures/translated.ts'

const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/
const STEP_1 = /Get an authenticator app/
const STEP_2 = /Add .+ to your app/
const STEP_3 = /Enter the code from your app/

async function goesOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click()
}

mishap('Back is pressed at step 3 and at step 2, in the browser and on the page', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const [entry] = authenticator.entries
  await page.goBack()
  await expectStep(page, STEP_2)
  expect(await authenticator.scan(page)).toEqual(entry)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expectStep(page, STEP_1)
  told.noCause('nothing is lost: the QR code is the same')
  await told.next(page, 'Continue')
  await goesOn(page)
  expect(await authenticator.scan(page)).toEqual(entry)
  await goesOn(page)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the page is loaded again at step 1', async ({ page, person, authenticator, told }) => {
  await person.signsIn(page)
  await expectPage(page, STEP_1)
  await page.reload()
  await expectPage(page, STEP_1)
  told.noCause('nothing is lost: the same step is there')
  await told.next(page, 'Continue')
  await goesOn(page)
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('the page is loaded again at step 2, after its QR code was scanned', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  const before = await authenticator.scan(page)
  await page.reload()
  await told.cause(page, 'This is a new QR code')
  const after = await authenticator.scan(page)
  expect(after.secret).not.toBe(before.secret)
  await told.next(page, `Delete them from your app and add ${after.name}.`)
  await goesOn(page)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the page is loaded again at step 3', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await page.reload()
  told.noCause('nothing is lost: the entry in the app still counts')
  await told.next(page, `look for ${authenticator.entries[0]?.name}`)
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

mishap('the tab is closed at step 3', async ({ page, context, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await page.close()
  const later = await context.newPage()
  await later.goto('/')
  await expectPage(later, STEP_1)
  told.noCause('nothing is lost: the wizard is still open')
  await later.goto('/enrol/code')
  await told.next(later, `look for ${authenticator.entries[0]?.name}`)
  await person.entersCode(later, authenticator.code())
  await told.enrolled(later)
})

mishap(
  'the browser is closed under the success message',
  async ({ page, browser, service, person, authenticator, surprises, clock, told }) => {
    await person.goesToCode(page, authenticator)
    await clock.codeShowsFor(5)
    await person.entersCode(page, authenticator.code(-30))
    await expect(page.getByRole('dialog', { name: 'Your app is set up' })).toBeVisible()
    await page.context().close()
    const later = await browser.newContext({ baseURL: service.baseURL })
    surprises.watch(later)
    const again = await later.newPage()
    await person.signsIn(again)
    told.noCause('nothing is lost: the app is set up')
    await told.next(again, `Open your authenticator app and look for ${authenticator.entries[0]?.name}.`)
    await person.entersCode(again, authenticator.code())
    await told.signedIn(again)
    await later.close()
  },
)

mishap('Submit is pressed twice', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await page.getByLabel('6-digit code').fill(authenticator.code())
  told.noCause('nothing is refused: the second press does nothing')
  await told.next(page, 'Submit')
  await page.getByRole('button', { name: 'Submit' }).dblclick()
  await told.enrolled(page)
  await expect(page.getByText('That code has been used already')).toHaveCount(0)
})

mishap('the language is changed in the middle', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  const code = authenticator.code()
  await page.getByLabel('6-digit code').fill(code)
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await expect(page.getByLabel('Cod 6 digid')).toHaveValue(code)
  await page.getByRole('button', { name: 'English' }).click()
  told.noCause('nothing is lost: the step and what was typed stay')
  await told.next(page, 'Submit')
  await page.getByRole('button', { name: 'Submit' }).click()
  await told.enrolled(page)
})

mishap('the network goes away before the QR code is there', async ({ page, context, person, authenticator, surprises, told }) => {
  surprises.foresee(OFFLINE)
  await person.signsIn(page)
  await expectPage(page, STEP_1)
  await context.setOffline(true)
  await goesOn(page)
  await told.cause(page, 'You are offline')
  await told.next(page, 'Try again')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('the network goes away when the code is entered', async ({ page, context, person, authenticator, surprises, told }) => {
  surprises.foresee(OFFLINE)
  await person.goesToCode(page, authenticator)
  await context.setOffline(true)
  const code = authenticator.code()
  await person.entersCode(page, code)
  await told.cause(page, 'You are offline')
  await told.next(page, /Check your internet connection, then try again\./)
  await expect(page.getByLabel('6-digit code')).toHaveValue(code)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Submit' }).click()
  await told.enrolled(page)
})

mishap.describe('the network goes away after the code was accepted, before its answer is there', () => {
  async function losesTheAnswer(page: Page): Promise<void> {
    await page.route(
      '**/trpc/*confirmTotp*',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
  }

  mishap.beforeEach(({ surprises }) => surprises.foresee(/ERR_FAILED|status of 401/))

  mishap('and Submit is pressed again', async ({ page, person, authenticator, clock, told }) => {
    await person.goesToCode(page, authenticator)
    await clock.codeShowsFor(10)
    await losesTheAnswer(page)
    await person.entersCode(page, authenticator.code(-30))
    await expect(page.getByText(/then try again|Try again/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Submit' }).click()
    await told.cause(page, /^Your code may have been accepted just now\./)
    await told.next(page, /Sign in again: if you are asked for a code, your app is set up\./)
    await person.entersPassword(page)
    await person.entersCode(page, authenticator.code())
    await told.signedIn(page)
  })

  mishap('and the page is loaded again', async ({ page, person, authenticator, clock, told }) => {
    await person.goesToCode(page, authenticator)
    await clock.codeShowsFor(10)
    await losesTheAnswer(page)
    await person.entersCode(page, authenticator.code(-30))
    await expect(page.getByText(/then try again|Try again/).first()).toBeVisible()
    await page.reload()
    await told.cause(page, /^Your code may have been accepted just now\./)
    await told.next(page, /Sign in again: if you are asked for a code, your app is set up\./)
    await person.entersPassword(page)
    await person.entersCode(page, authenticator.code())
    await told.signedIn(page)
  })
})

mishap.describe('the session has ended', () => {
  mishap.beforeEach(({ surprises }) => surprises.foresee(/status of 401/))

  const CUT_SHORT = /^Your session was ended early: .+ or because its cookie was removed\./

  async function signsInAgain(page: Page, person: Person): Promise<void> {
    await expectPage(page, 'Sign in')
    await person.entersPassword(page)
  }

  mishap('at step 1', async ({ page, context, person, authenticator, told }) => {
    await person.signsIn(page)
    await expectPage(page, STEP_1)
    await context.clearCookies()
    await goesOn(page)
    await told.cause(page, CUT_SHORT)
    await told.next(page, /Sign in again to carry on/)
    await signsInAgain(page, person)
    await expectStep(page, STEP_2)
    await person.finishesWithApp(page, authenticator)
    await told.enrolled(page)
  })

  mishap('at step 2', async ({ page, context, person, authenticator, told }) => {
    await person.goesToScan(page)
    const before = await authenticator.scan(page)
    await context.clearCookies()
    await page.getByRole('button', { name: 'Get a new QR code' }).click()
    await told.cause(page, CUT_SHORT)
    await told.next(page, /Sign in again to carry on/)
    await signsInAgain(page, person)
    await expectStep(page, STEP_2)
    expect(await authenticator.scan(page)).toEqual(before)
    await goesOn(page)
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })

  mishap('at step 3', async ({ page, context, person, authenticator, told }) => {
    await person.goesToCode(page, authenticator)
    await context.clearCookies()
    await person.entersCode(page, authenticator.code())
    await told.cause(page, CUT_SHORT)
    await told.next(page, /Sign in again to carry on/)
    await signsInAgain(page, person)
    await expectStep(page, STEP_3)
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  })

  mishap('while the email with the code was on its way', async ({ page, context, person, mailbox, told }) => {
    await person.goesToEmail(page)
    await page.getByRole('button', { name: 'Send code' }).click()
    const code = await mailbox.newestCode(person.email)
    // The page looks what became of the email, and so notices.
    await context.clearCookies()
    await told.cause(page, CUT_SHORT)
    await told.next(page, /Sign in again to carry on/)
    await signsInAgain(page, person)
    await expect(page.getByText('Email 1, sent')).toBeVisible()
    await person.entersCode(page, code)
    await told.enrolled(page)
  })

  mishap('at the second factor', async ({ page, context, person, authenticator, told }) => {
    await person.hasApp(authenticator)
    await person.signsIn(page)
    await expectPage(page, 'Enter the code from your app')
    await context.clearCookies()
    await person.entersCode(page, authenticator.code())
    await told.cause(page, CUT_SHORT)
    await told.next(page, /Sign in again to carry on/)
    await signsInAgain(page, person)
    await person.entersCode(page, authenticator.code())
    await told.signedIn(page)
  })
})

mishap('somebody without a mouse enrols by keyboard alone', async ({ page, person, authenticator, keyboard, told }) => {
  await page.goto('/')
  await keyboard.tabTo('User name')
  await page.keyboard.type(person.username)
  await keyboard.tabTo('Password')
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expectStep(page, STEP_1)
  await keyboard.tabTo('Continue')
  await page.keyboard.press('Enter')
  await authenticator.scan(page)
  await keyboard.tabTo('Continue')
  await page.keyboard.press('Enter')
  await expectStep(page, STEP_3)
  await keyboard.tabTo('6-digit code')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await told.cause(page, 'The code must be 6 digits')
  await told.next(page, /Check that no digit is missing/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('6-digit code')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(authenticator.code())
  await page.keyboard.press('Enter')
  await told.enrolled(page)
})

mishap('somebody who hears the page enrols by what its tree says', async ({ page, person, authenticator, told }) => {
  await person.goesToScan(page)
  const picture = page.getByRole('img')
  await expect(picture).toHaveAccessibleName(
    /^QR code that adds .+ to an authenticator app\. If you can’t scan it, copy the secret on this page instead\.$/,
  )
  authenticator.add(((await page.getByRole('definition').last().textContent()) ?? '').replaceAll(' ', ''))
  await goesOn(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await person.entersCode(page, authenticator.codeOfNoEntry())
  const summary = page.getByRole('region', { name: 'There is a problem' })
  await expect(summary).toBeFocused()
  await told.cause(page, /That is not the code for/)
  await told.next(page, /You have 4 attempts left\./)
  const field = page.getByRole('textbox', { name: '6-digit code' })
  await expect(field).toHaveAccessibleDescription(/Error:\s+That is not the code for/)
  await field.fill(authenticator.code())
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('dialog')).toHaveAccessibleName('Your app is set up')
  await told.enrolled(page)
})

mishap('the browser translates the page, over a slow connection', async ({ page, person, authenticator, told }) => {
  await person.signsIn(page)
  await expectPage(page, STEP_1)
  await translate(page)
  await page.route('**/trpc/*confirm*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  await goesOn(page)
  await expectStep(page, STEP_2)
  const { name, secret } = await authenticator.scan(page)
  await expectUntranslated(page, [secret.replace(/(.{4})(?=.)/g, '$1 '), name, person.username])
  await page.getByRole('button', { name: 'Copy secret' }).click()
  await goesOn(page)
  await person.entersCode(page, '12345')
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused()
  await page.getByRole('link', { name: 'The code must be 6 digits' }).click()
  await expect(page.getByLabel('6-digit code')).toBeFocused()
  await person.entersCode(page, authenticator.codeOfNoEntry())
  await told.cause(page, `That is not the code for ${name}`)
  await told.next(page, /enter the code that it shows now/)
  await page.getByRole('button', { name: 'I can’t set this up' }).click()
  await expectUntranslated(page, [/^[A-Z2-9]{4}-[A-Z2-9]{4}$/])
  await page.getByRole('button', { name: 'Back' }).click()
  await person.entersCode(page, authenticator.code())
  await told.enrolled(page)
})

/** As the server that answers was told it. */
async function helpdeskEmail(page: Page): Promise<string> {
  const facts = (await page.locator('meta[name="enrol-service"]').getAttribute('content')) ?? ''
  const { helpdesk } = JSON.parse(facts) as { helpdesk: { email: string } }
  return helpdesk.email
}

mishap('the browser is too old for the page, or a filter stops its scripts', async ({ page, person, authenticator, surprises, told }) => {
  surprises.foresee(/ERR_FAILED|preloaded using link preload but not used/)
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByText(await helpdeskEmail(page))).toBeVisible({ timeout: 15_000 })
  await told.cause(page, /^This page should have opened by now\./)
  await told.next(page, /in a current version of Edge, Chrome, Firefox or Safari/)
  await page.unroute('**/assets/*.js')
  await page.reload()
  await person.signsIn(page)
  await expectPage(page, STEP_1)
  await goesOn(page)
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('the Wi-Fi asks to be signed in to, and answers in place of the service', async ({ page, person, authenticator, told }) => {
  await person.goesToCode(page, authenticator)
  await page.route('**/trpc/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to the train</h1>' }))
  await person.entersCode(page, authenticator.code())
  await told.cause(page, 'No answer came from the service')
  await told.next(page, /open a new tab and do that/)
  await page.unroute('**/trpc/**')
  await page.getByRole('button', { name: 'Submit' }).click()
  await told.enrolled(page)
})

mishap(
  'the browser lets no tab speak to another, and somebody signs out in one',
  async ({ page, context, person, authenticator, surprises, told }) => {
    surprises.foresee(/status of 401/)
    await context.addInitScript(() => {
      Object.defineProperty(window, 'BroadcastChannel', {
        value: class {
          constructor() {
            throw new DOMException('not allowed', 'SecurityError')
          }
        },
      })
    })
    await person.goesToCode(page, authenticator)
    const other = await context.newPage()
    await other.goto('/')
    await expectPage(other, STEP_1)
    await other.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
    await expectPage(other, 'You have signed out')
    await expectPage(page, STEP_3)
    await person.entersCode(page, authenticator.code())
    await expectPage(page, 'Sign in')
    await expect(page.getByText('You have been signed out')).toHaveCount(0)
    told.noCause('whoever has signed out needs no reason: each tab finds out by itself')
    await told.next(page, 'Sign in')
    await person.entersPassword(page)
    await page.getByRole('button', { name: 'Enter its code' }).click()
    await person.entersCode(page, authenticator.code())
    await told.enrolled(page)
  },
)

mishap('an extension of the browser takes a part of the page away', async ({ page, person, authenticator, surprises, told }) => {
  surprises.foresee(/removeChild|NotFoundError/)
  await page.goto('/')
  await page.getByRole('contentinfo').evaluate((footer) => footer.remove())
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectPage(page, 'This page has stopped working')
  await told.cause(page, /^An extension of your browser or a translation may have changed it/)
  await told.next(page, 'Load the page again')
  await page.getByRole('button', { name: 'Load the page again' }).click()
  await expectPage(page, STEP_1)
  await goesOn(page)
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})
