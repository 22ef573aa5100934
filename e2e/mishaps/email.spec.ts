import type { Page } from '@playwright/test'
import { mishap } from '../fixtures/mishap.ts'
import { expectPage, expectStep } from '../fixtures/page-checks.ts'
import { expect } from '../fixtures/test.ts'
import { expectUntranslated, translate } from '../fixtures/translated.ts'
import { type ProviderEvent, tellOfDelivery } from '../service/resend-provider.ts'
import { readServices, type Service } from '../service/service.ts'

async function sends(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Send (code|another code)/ }).click()
}

mishap('a digit of the emailed code is mistyped', async ({ page, person, mailbox, told }) => {
  await person.goesToEmail(page)
  await sends(page)
  const code = await mailbox.newestCode(person.email)
  await person.entersCode(page, code === '000000' ? '000001' : '000000')
  await told.cause(page, /^That is not the code in email 1, sent at \d\d:\d\d$/)
  await told.next(page, /Check each digit, or copy the code from the email and paste it here\./)
  await person.entersCode(page, code)
  await told.enrolled(page)
})

mishap('the emailed code is pasted twice, and then with the words around it', async ({ page, person, mailbox, told }) => {
  await person.goesToEmail(page)
  await sends(page)
  const code = await mailbox.newestCode(person.email)
  await person.entersCode(page, `${code} ${code}`)
  await told.cause(page, 'The code must be 6 digits')
  await told.next(page, /Check that no digit is missing/)
  await person.entersCode(page, `Code: ${code.slice(0, 3)} ${code.slice(3)}`)
  await told.enrolled(page)
})

mishap.describe('with short timers', { tag: '@own-server' }, () => {
  mishap.use({ serviceName: 'short-codes' })

  mishap('two emails came, out of order, and the code of the earlier one is entered', async ({ page, person, mailbox, told }) => {
    await person.goesToEmail(page)
    await sends(page)
    const first = await mailbox.newestCode(person.email)
    await expect(page.getByText('You can send another now.')).toBeVisible()
    await sends(page)
    const second = await mailbox.newestCode(person.email)
    await expect(page.getByText('Email 2, sent')).toBeVisible()
    await person.entersCode(page, first)
    await told.cause(page, /^That code is from email 1, sent at \d\d:\d\d$/)
    await told.next(page, /use the code from email 2/)
    await person.entersCode(page, second)
    await told.enrolled(page)
  })

  mishap('the browser translates the page, and two emails are asked for', async ({ page, person, mailbox, told }) => {
    await person.goesToEmail(page)
    await translate(page)
    await expectUntranslated(page, [person.email])
    await sends(page)
    const first = await mailbox.newestCode(person.email)
    await expect(page.getByText('You can send another now.')).toBeVisible()
    await sends(page)
    const second = await mailbox.newestCode(person.email)
    await person.entersCode(page, first)
    await told.cause(page, /^«That code is from email 1, sent at \d\d:\d\d»$/)
    await told.next(page, 'Only the code from this newest email works.')
    await person.entersCode(page, second)
    await told.enrolled(page)
  })

  mishap('the email was left until its code had run out', async ({ page, person, mailbox, clock, told }) => {
    await person.goesToEmail(page)
    await sends(page)
    const code = await mailbox.newestCode(person.email)
    await clock.reach(clock.now() + 13_000)
    await person.entersCode(page, code)
    await told.cause(page, /^That code ran out at \d\d:\d\d$/)
    await told.next(page, /Send another code\./)
    await sends(page)
    await person.entersCode(page, await mailbox.newestCode(person.email))
    await told.enrolled(page)
  })

  mishap('the code of the last sign-in’s email is entered again', async ({ page, person, mailbox, clock, told }) => {
    await person.hasEmailCodes(mailbox)
    await person.signsIn(page)
    await expectPage(page, 'Get your code by email')
    await sends(page)
    const spent = await mailbox.newestCode(person.email)
    await person.entersCode(page, spent)
    await expectPage(page, 'Your account')
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
    await clock.reach(clock.now() + 1_500)
    await person.signsIn(page)
    await sends(page)
    const fresh = await mailbox.newestCode(person.email)
    await person.entersCode(page, spent)
    await told.cause(page, 'That code has been used already')
    await told.next(page, /Each code works once\./)
    await person.entersCode(page, fresh)
    await told.signedIn(page)
  })
})

mishap('another code is asked for too soon', async ({ page, person, mailbox, told }) => {
  await person.goesToEmail(page)
  await sends(page)
  await expect(page.getByText('Email 1, sent')).toBeVisible()
  await page.reload()
  await sends(page)
  await told.cause(page, /No code was sent just now, because the last one is too recent\./)
  await told.next(page, /You can send another at \d\d:\d\d/)
  await person.entersCode(page, await mailbox.newestCode(person.email))
  await told.enrolled(page)
})

mishap.describe('through a provider that tells what becomes of mail', { tag: '@own-server' }, () => {
  mishap.use({ serviceName: 'resend' })

  async function tell(service: Service, type: ProviderEvent, messageId: string): Promise<void> {
    await tellOfDelivery(service.baseURL, readServices().resendWebhookSecret ?? '', type, messageId)
  }

  mishap('the mail is delayed', async ({ page, person, mailbox, service, told }) => {
    await person.goesToEmail(page)
    await sends(page)
    const mail = await mailbox.newestMail(person.email)
    await tell(service, 'email.delivery_delayed', mail.providerId)
    await expect(page.getByText(/^Delayed:/)).toBeVisible({ timeout: 3_000 })
    await told.cause(page, 'Delayed: your email provider has not taken it yet, and we keep trying')
    await told.next(page, /Look in your junk or spam folder/)
    await tell(service, 'email.delivered', mail.providerId)
    await expect(page.getByText('Accepted by your email provider')).toBeVisible({ timeout: 3_000 })
    await person.entersCode(page, mailbox.codeIn(mail))
    await told.enrolled(page)
  })

  mishap('the address in the directory is closed, so the mail bounces', async ({ page, person, mailbox, service, authenticator, told }) => {
    await person.goesToEmail(page)
    await sends(page)
    await tell(service, 'email.bounced', (await mailbox.newestMail(person.email)).providerId)
    await expect(page.getByRole('region', { name: 'Your email provider refused email 1' })).toBeVisible({ timeout: 3_000 })
    await told.cause(page, 'Your email provider refused email 1')
    await told.next(page, /Until then, use an app\./)
    await page.getByRole('button', { name: 'Use an authenticator app instead' }).click()
    await person.finishesWithApp(page, authenticator)
    await told.enrolled(page)
  })

  mishap('the mail bounces at sign-in, where there is no other way', async ({ page, person, mailbox, service, told }) => {
    await person.hasEmailCodes(mailbox)
    await person.signsIn(page)
    await expectPage(page, 'Get your code by email')
    await sends(page)
    await tell(service, 'email.bounced', (await mailbox.newestMail(person.email)).providerId)
    await told.cause(page, 'Your email provider refused email 1')
    await told.next(page, 'I can’t get a code')
    await page.getByRole('button', { name: 'I can’t get a code' }).click()
    await expect(page.getByText('Your reference')).toBeVisible()
    await told.reference(page, person, /Email 1 was refused or came back/)
  })

  mishap('the mail is in the junk folder, marked as junk', async ({ page, person, mailbox, service, told }) => {
    await person.goesToEmail(page)
    await sends(page)
    const mail = await mailbox.newestMail(person.email)
    await tell(service, 'email.complained', mail.providerId)
    await expect(page.getByText('Marked as junk in your mailbox')).toBeVisible({ timeout: 3_000 })
    await told.cause(page, 'Marked as junk in your mailbox')
    await told.next(page, /If it is there, mark it as safe\./)
    await person.entersCode(page, mailbox.codeIn(mail))
    await told.enrolled(page)
  })
})

mishap('the address in the directory is somebody else’s', async ({ page, people, authenticator, told }) => {
  const person = await people.add({ email: 'pat.habour@exampel.example' })
  await person.goesToEmail(page)
  await expect(page.getByText('pat.habour@exampel.example')).toBeVisible()
  await told.cause(page, /If this is not your address, do not go on/)
  await told.next(page, 'Use an authenticator app instead')
  await page.getByRole('button', { name: 'Use an authenticator app instead' }).click()
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('the mailbox is one that has lost such mail before', async ({ page, people, mailbox, told }) => {
  const person = await people.add({ email: `pat.${Date.now()}@hotmail.co.uk` })
  await person.goesToEmail(page)
  await told.cause(page, /Hotmail, Outlook.com and Live addresses have lost some of these emails before\./)
  await told.next(page, /Add noreply@system\.cjsm\.net under “Safe senders and domains”/)
  await sends(page)
  await person.entersCode(page, await mailbox.newestCode(person.email))
  await told.enrolled(page)
})

mishap('email is wanted, and the organisation allows apps alone', async ({ page, people, authenticator, told }) => {
  const person = await people.add({ organisation: 'app-only' })
  await person.goesToScan(page)
  await told.cause(page, /Your organisation asks everybody to use an app, so codes by email are not available to you\./)
  await told.next(page, 'Continue')
  await person.finishesWithApp(page, authenticator)
  await told.enrolled(page)
})

mishap('neither an app nor email is possible', async ({ page, people, told }) => {
  const person = await people.add({ email: null })
  await person.goesToScan(page)
  await told.cause(page, /Codes by email need an ordinary email address that has been checked, and we hold none for you\./)
  await told.next(page, 'I can’t set this up')
  await page.getByRole('button', { name: 'I can’t set this up' }).click()
  await expectStep(page, 'If you can’t set up multi-factor authentication (MFA)')
  await expect(page.getByText('Your reference')).toBeVisible()
  await told.reference(page, person, /can't set up a second factor/)
})
