import type { Page } from '@playwright/test'
import { tourOfTheAccount } from '../fixtures/account-tour.ts'
import { expectNoSidewaysScroll } from '../fixtures/page-checks.ts'
import { accessible, fitting, welsh } from '../fixtures/page-inspections.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  type Look,
  tourOfAdministration,
  tourOfEmail,
  tourOfRecoveryCodes,
  tourOfTheApp,
  tourOfTheCode,
  tourOfTheDoor,
} from '../fixtures/tour.ts'

const INSPECTIONS: { title: string; tag: string[]; inspection: (page: Page) => Look | Promise<Look> }[] = [
  { title: 'keeps to WCAG 2.2 AA in light and dark', tag: [], inspection: accessible },
  { title: 'fits 320 px without sideways scrolling, also with text twice as large', tag: ['@narrow'], inspection: fitting },
  { title: 'is Welsh from its title to its foot', tag: ['@welsh'], inspection: welsh },
]

for (const { title, tag, inspection } of INSPECTIONS) {
  test.describe(`every page ${title}`, { tag }, () => {
    test('at the door', async ({ page, person, authenticator, words }) => {
      await tourOfTheDoor({ page, person, authenticator, words }, await inspection(page))
    })

    test('of enrolling an app', async ({ page, person, authenticator, words }) => {
      await tourOfTheApp({ page, person, authenticator, words }, await inspection(page))
    })

    test('of codes by email', async ({ page, people, mailbox, authenticator, words }) => {
      const person = await people.add({ email: `pat.with.a.long.name.${Date.now()}@hotmail.example` })
      const codeOf = (): Promise<string> => mailbox.newestCode(person.email)
      await tourOfEmail({ page, person, authenticator, words }, codeOf, await inspection(page))
    })

    test('of recovery codes', async ({ page, person, authenticator, words, accountWords: account }) => {
      await tourOfRecoveryCodes({ page, person, authenticator, words }, account, await inspection(page))
    })

    test('of the own account', async ({ page, person, authenticator, words, accountWords: account }) => {
      await tourOfTheAccount({ page, person, authenticator, words }, account, await inspection(page))
    })

    test('of administration', async ({ page, people, authenticator, words, adminWords: admin }) => {
      const person = await people.add({ administrator: true })
      await tourOfAdministration({ page, person, authenticator, words }, admin, await inspection(page))
    })

    test('of the second factor', async ({ page, person, authenticator, words }) => {
      await tourOfTheCode({ page, person, authenticator, words }, await inspection(page))
    })
  })
}

test('the page that differs on a phone keeps to WCAG 2.2 AA too', { tag: '@phone' }, async ({ page, person, authenticator }) => {
  await person.goesToScan(page)
  await authenticator.scan(page)
  await accessible(page)('step 2')
  await expectNoSidewaysScroll(page)
})

test('a page that is read aloud has a language, landmarks, and a way past its header', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const landmark of ['banner', 'main', 'contentinfo'] as const) await expect(page.getByRole(landmark)).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
