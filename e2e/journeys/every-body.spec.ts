import { expectNoSidewaysScroll, expectPage } from '../fixtures/page-checks.ts'
import { expect, test } from '../fixtures/test.ts'

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('the QR code stays black on white, and fields and buttons keep their edges', async ({ page, person, authenticator }) => {
    await page.goto('/')
    for (const control of [page.getByLabel('User name'), page.getByRole('button', { name: 'Sign in', exact: true })]) {
      expect(await control.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth))).toBeGreaterThan(0)
    }
    await person.goesToScan(page)
    await authenticator.scan(page)
  })
})

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing moves by itself', async ({ page, person, authenticator }) => {
    await person.goesToCode(page, authenticator)
    await expectPage(page, /Enter the code from your app/)
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
    expect(moving).toBe(0)
  })
})

test('with the text spacing of WCAG 1.4.12 nothing is cut off', { tag: '@narrow' }, async ({ page, person, authenticator }) => {
  const spacing =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
  await person.goesToCode(page, authenticator)
  await page.evaluate(addSheet, spacing)
  await expectNoSidewaysScroll(page)
  await person.entersCode(page, '12')
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expectPage(page, /Add .+ to your app/)
  await expectNoSidewaysScroll(page)
})

test('on a phone the frame of the language begins where the service’s name above it does', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/')
  const lefts = [page.getByRole('banner').locator('.page__service'), page.getByRole('button', { name: 'English' })].map(
    async (part) => (await part.boundingBox())?.x,
  )
  const [name, frame] = await Promise.all(lefts)
  expect(frame).toBe(name)
})

/** A constructed sheet is allowed where the content security policy forbids inline styles. */
function addSheet(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}
