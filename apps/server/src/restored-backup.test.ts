import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { handClock, MINUTE, SECOND } from './testing/hand-clock.ts'
import { codeOf, fullySignedIn, newPerson, type Person, personWithApp, personWithEmail, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/**
 * A backup does not know of the codes that were accepted after it was made (ASVS 6.5.1, RFC 6238 §5.2: a code is
 * accepted once).
 */
describe('after a backup that was taken while serving is put back', () => {
  let folder: string
  let clock: ReturnType<typeof handClock>
  let server: TestServer

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'enrol-backup-'))
    clock = handClock()
    server = await start()
    onTestFinished(async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    })
  })

  const start = () => startTestServer({ databaseUrl: `file:${folder}/enrol.db`, clock })

  /** The file and its log, at a moment at which nothing is under way. */
  const FILES = ['enrol.db', 'enrol.db-wal']
  function backUp(): void {
    for (const file of FILES) cpSync(`${folder}/${file}`, `${folder}/backup/${file}`)
  }

  async function putBack(): Promise<void> {
    await server.close()
    for (const file of FILES) cpSync(`${folder}/backup/${file}`, `${folder}/${file}`)
    server = await start()
  }

  async function submit(person: Person, code: string) {
    const browser = await signedInBrowser(server, person)
    return browser.trpc.challenge.submit.mutate({ code })
  }

  test('the code of an app that was accepted meanwhile is spent, and the person is told when the next one appears', async () => {
    const person = await personWithApp(server)
    clock.advance(30 * SECOND)
    backUp()
    const code = codeOf(person.secret, clock.now())
    expect(await submit(person, code)).toEqual({ kind: 'accepted' })
    await putBack()
    const browser = await signedInBrowser(server, person)
    const { nextCodeAt } = (await browser.trpc.challenge.current.query()) as { nextCodeAt?: number }
    expect(await browser.trpc.challenge.submit.mutate({ code })).not.toMatchObject({ kind: 'accepted' })
    expect(await submit(person, codeOf(person.secret, clock.now(), 1))).toEqual({ kind: 'already-used', nextCodeAt })
    clock.set(nextCodeAt ?? 0)
    expect(nextCodeAt).toBeLessThanOrEqual(clock.now() + MINUTE)
    expect(await submit(person, codeOf(person.secret, clock.now()))).toEqual({ kind: 'accepted' })
  })

  test('recovery codes are spent, for one of them may have been used meanwhile', async () => {
    const person = await personWithApp(server)
    const account = await fullySignedIn(server, person)
    const made = await account.trpc.account.createRecoveryCodes.mutate()
    const [code = '', other = ''] = made.kind === 'created' ? made.codes : []
    backUp()
    const before = await signedInBrowser(server, person)
    expect(await before.trpc.challenge.useRecoveryCode.mutate({ code })).toEqual({ kind: 'accepted' })
    await putBack()
    const browser = await signedInBrowser(server, person)
    expect(await browser.trpc.challenge.current.query()).toMatchObject({ recovery: false })
    for (const each of [code, other])
      expect(await browser.trpc.challenge.useRecoveryCode.mutate({ code: each })).toEqual({ kind: 'already-used' })
  })

  test('an emailed code that was accepted meanwhile is spent', async () => {
    const person = await personWithEmail(server)
    clock.advance(2 * MINUTE)
    await (await signedInBrowser(server, person)).trpc.challenge.sendEmailCode.mutate()
    const code = server.mail.codeTo(person.email)
    backUp()
    expect(await submit(person, code)).toEqual({ kind: 'accepted' })
    await putBack()
    expect(await submit(person, code)).toEqual({ kind: 'already-used' })
  })

  test('a secret that was confirmed meanwhile can not be confirmed with the same code', async () => {
    const person = await newPerson(server)
    const first = await signedInBrowser(server, person)
    const { secret } = await first.trpc.enrolment.startTotp.mutate()
    backUp()
    const code = codeOf(secret, clock.now())
    expect(await first.trpc.enrolment.confirmTotp.mutate({ code })).toMatchObject({ kind: 'accepted' })
    await putBack()
    const again = await signedInBrowser(server, person)
    expect(await again.trpc.enrolment.confirmTotp.mutate({ code })).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
  })

  test('nobody is signed in, neither who signed out meanwhile nor anybody else', async () => {
    const { browser } = await personWithEmail(server)
    const token = browser.token()
    backUp()
    await browser.trpc.session.signOut.mutate()
    await putBack()
    const again = server.browser()
    again.setToken(token)
    expect(await again.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
  })
})
