import { expect, test } from 'vitest'
import { losesMail, mailProviderOf } from './mail-provider.ts'

test.each([
  ['sam@hotmail.com', 'microsoft'],
  ['sam@HOTMAIL.CO.UK', 'microsoft'],
  ['sam@outlook.com', 'microsoft'],
  ['sam@live.co.uk', 'microsoft'],
  ['sam@btinternet.com', 'bt'],
  ['sam@googlemail.com', 'google'],
  ['sam@yahoo.co.uk', 'yahoo'],
  ['sam@yahoo.com.au', 'yahoo'],
  ['sam@outlook.fr', 'microsoft'],
  ['sam@icloud.com', 'apple'],
  ['sam@me.com', 'apple'],
  ['sam@solicitors.example', 'work'],
  ['sam@nothotmail.com', 'work'],
  ['sam@hotmail.com.example.org', 'work'],
  ['hotmail.com@solicitors.example', 'work'],
  ['s•••@hotmail.com', 'microsoft'],
  ['no address at all', 'work'],
])('%s is in a mailbox of %s', (address, provider) => {
  expect(mailProviderOf(address)).toBe(provider)
})

test('people whose provider has lost such emails are told before they send', () => {
  expect(losesMail('microsoft')).toBe(true)
  expect(losesMail('bt')).toBe(true)
  expect(losesMail('google')).toBe(false)
})
