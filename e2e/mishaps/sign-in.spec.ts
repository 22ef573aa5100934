import type { Page } from '@playwright/test'
import { mishap } from '../fixtures/mishap.ts'
import { expectPage } from '../fixtures/page-checks.ts'
import type { Person } from '../fixtures/people.ts'
import { expect } from '../fixtures/test.ts'

async function tries(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

mishap('the password is typed with Caps Lock on', async ({ page, people, told }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await page.goto('/')
  await tries(page, person.username, person.password.toUpperCase())
  await told.cause(page, 'The user name or the password is not right')
  await told.next(page, /that Caps Lock is off/)
  await tries(page, person.username, person.password)
  await told.signedIn(page)
})

mishap('the user name is typed in capitals, with a space', async ({ page, people, told }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await page.goto('/')
  told.noCause('nothing is refused: case and outer spaces do not matter in a user name')
  await told.next(page, 'Sign in')
  await tries(page, ` ${person.username.toUpperCase()} `, person.password)
  await told.signedIn(page)
})

mishap('an email address is typed for the user name, and a space after the password', async ({ page, people, told }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await page.goto('/')
  await tries(page, person.email, `${person.password} `)
  await told.cause(page, 'The user name or the password is not right')
  await told.next(page, /begins or ends with a space: .+ it is in the letter or message that you were given\./)
  await tries(page, person.username, person.password)
  await told.signedIn(page)
})

mishap('the password manager fills the name into the password, and the password into the name', async ({ page, people, told }) => {
  const person = await people.add({ organisation: 'mfa-off' })
  await page.goto('/')
  await tries(page, person.password, person.username)
  await told.cause(page, 'The user name or the password is not right')
  await told.next(page, /Check both/)
  await tries(page, person.username, person.password)
  await told.signedIn(page)
})

mishap('the password manager fills the password into the code field', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await person.entersCode(page, person.password)
  await told.cause(page, 'That looks like a password, not a code')
  await told.next(page, /It was not sent\. Delete it, and enter the 6-digit code\./)
  await person.entersCode(page, authenticator.code())
  await told.signedIn(page)
})

mishap('on a computer that several people use, the one before is still signed in', async ({ page, people, authenticator, told }) => {
  const before = await people.add({ name: 'Gwen Hale' })
  const person = await people.add()
  await before.signsIn(page)
  await told.cause(page, `You are setting this up for Gwen Hale (${before.username}).`)
  await expect(page.getByRole('banner').getByText('Gwen Hale')).toBeVisible()
  await told.next(page, 'Not you? Sign out')
  await page.getByRole('button', { name: 'Not you? Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await person.entersPassword(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
  await expect(page.getByRole('dialog').getByText(`the codes for the user name ${person.username}`)).toBeVisible()
})

mishap('a recovery code is entered in the place of the code from the app', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await person.entersCode(page, 'K7QM-3XDA-9WTE-0HBV')
  await told.cause(page, 'That looks like a recovery code, not a code from your app')
  await told.next(page, 'Enter the 6 digits that your app shows.')
  await person.entersCode(page, authenticator.code())
  await told.signedIn(page)
})

mishap('the password is guessed too often', async ({ page, person, told }) => {
  await page.goto('/')
  for (let guess = 1; guess <= 6; guess++) {
    const answered = page.waitForResponse('**/trpc/session.signIn')
    await tries(page, person.username, `guess-number-${guess}`)
    await answered
  }
  await told.cause(page, 'There have been too many attempts to sign in')
  await told.next(page, /You can try again in (\d+ seconds|1 minute)\./)
  await expect(page.getByText('You can try again now.')).toBeVisible({ timeout: 70_000 })
  await tries(page, person.username, person.password)
  await expectPage(page, /Get an authenticator app/)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'I can’t set this up' }).click()
  await expect(page.getByText('Your reference')).toBeVisible()
  await told.reference(page, person, /wrong password/)
})

mishap('cookies are blocked', async ({ withoutCookies: page, browser, service, person, authenticator, told }) => {
  await page.goto('/')
  await tries(page, person.username, person.password)
  await told.cause(page, 'Your browser blocks cookies')
  await told.next(page, /Allow cookies for this site in your browser’s settings, then try again\./)
  const allowed = await browser.newContext({ baseURL: service.baseURL })
  const again = await allowed.newPage()
  await person.goesToCode(again, authenticator)
  await person.entersCode(again, authenticator.code())
  await told.enrolled(again)
  await allowed.close()
})

mishap('an old bookmark leads to the account page', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await page.goto('/account')
  await expectPage(page, 'Sign in')
  told.noCause('nothing is refused: signing in comes first')
  await told.next(page, 'Sign in')
  await person.entersPassword(page)
  await person.entersCode(page, authenticator.code())
  await told.signedIn(page)
})

mishap('an old bookmark leads to a page that is gone', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await page.goto('/login.aspx')
  await told.cause(page, 'Page not found')
  await told.next(page, 'Go to the start page')
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await signsInWithCode(page, person, authenticator.code())
  await told.signedIn(page)
})

mishap(
  'the bookmark has another address of the service',
  { tag: '@own-server' },
  async ({ page, person, authenticator, service, told }) => {
    await person.hasApp(authenticator)
    await page.goto(service.baseURL.replace('localhost', '127.0.0.1'))
    await told.cause(page, 'This is not the address of the service')
    await told.next(page, 'Go to the right address')
    await page.getByRole('link', { name: 'Go to the right address' }).click()
    await signsInWithCode(page, person, authenticator.code())
    await told.signedIn(page)
  },
)

mishap('the code of another account is entered to sign in', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  const [entry] = authenticator.entries
  authenticator.add('KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU')
  await person.signsIn(page)
  await person.entersCode(page, authenticator.code())
  await told.cause(page, `That is not the code that your app shows for ${entry?.name}`)
  await told.next(page, /Enter the code that it shows now\./)
  await person.entersCode(page, authenticator.codeOfOlderEntry(1))
  await told.signedIn(page)
})

mishap('the code to sign in is entered minutes late', async ({ page, person, authenticator, clock, told }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await clock.codeShowsFor(5)
  await person.entersCode(page, authenticator.code(-180))
  await told.cause(page, 'That code has run out')
  await told.next(page, /Your app has shown a newer one since\./)
  await person.entersCode(page, authenticator.code())
  await told.signedIn(page)
})

mishap('the phone with the app is lost', async ({ page, person, authenticator, told }) => {
  await person.hasApp(authenticator)
  await person.signsIn(page)
  await page.getByRole('button', { name: 'I can’t get a code' }).click()
  await told.cause(page, 'You lost the phone, or deleted the app or its entry')
  await told.next(page, /can reset your MFA once they know that it is you\./)
  await expect(page.getByText('Your reference')).toBeVisible()
  await told.reference(page, person, /users reset-mfa/)
})

mishap.describe('with a short lock', { tag: '@own-server' }, () => {
  mishap.use({ serviceName: 'short-codes' })

  mishap('five wrong codes are entered to sign in', async ({ page, person, authenticator, told }) => {
    await person.hasApp(authenticator)
    await person.signsIn(page)
    for (const left of ['4 attempts', '3 attempts', '2 attempts', '1 attempt']) {
      await person.entersCode(page, authenticator.codeOfNoEntry())
      await expect(page.getByText(`You have ${left} left.`)).toBeVisible()
    }
    await person.entersCode(page, authenticator.codeOfNoEntry())
    await told.cause(page, 'Too many wrong codes')
    await expect(page.getByText('Your reference')).toBeVisible()
    await expect(page.getByText('The wait is over. You can try again now.')).toBeVisible()
    await told.next(page, 'The wait is over. You can try again now.')
    await page.getByRole('button', { name: 'Try again' }).click()
    await person.entersCode(page, authenticator.code())
    await told.signedIn(page)
  })
})

async function signsInWithCode(page: Page, person: Person, code: string): Promise<void> {
  await person.entersPassword(page)
  await person.entersCode(page, code)
}
