import { randomBytes, randomUUID } from 'node:crypto'
import { codeOfStep, newRecoveryCode, stepAt } from '@enrol/otp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from './testing/job.ts'
import { spelt, TEST_KEY } from './testing/keys.ts'
import { type RunningServer, startServers } from './testing/start-server.ts'
import { submitEmail, submitRecovery, submitTotp } from './testing/submissions.ts'
import { NOW, openWorlds, SECRET, type World } from './testing/world.ts'

const STEP = stepAt(NOW)
const RIGHT = codeOfStep(SECRET, STEP)
const EMAILED = '482915'

/** A hundred different codes, none of them right in any step that is recognised, nor the emailed one. */
const WRONG = guesses(100)

function guesses(count: number): string[] {
  const known = new Set([EMAILED, ...Array.from({ length: 300 }, (_, i) => codeOfStep(SECRET, STEP - 150 + i))])
  const codes: string[] = []
  for (let i = 0; codes.length < count; i++) {
    const code = String(100_000 + 7 * i)
    if (!known.has(code)) codes.push(code)
  }
  return codes
}

/** How often each verdict was given. */
function tally(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

async function fromHere(submit: (code: string) => Promise<{ kind: string }>, codes: readonly string[]): Promise<Record<string, number>> {
  return tally((await Promise.all(codes.map(submit))).map(({ kind }) => kind))
}

const fifty = (code: string) => Array.from({ length: 50 }, () => code)

/** Somebody who was sent one code a moment ago. */
async function personWithMail({ store, person }: World, purpose: 'sign-in' | 'enrolment'): Promise<string> {
  const { id: userId } = await person()
  if (purpose === 'sign-in') await store.atomically([store.factors.addEmail({ id: randomUUID(), userId, at: NOW })])
  const expiresAt = NOW + 900_000
  await store.atomically([
    store.emailCodes.add({ id: randomUUID(), userId, purpose, sequence: 1, number: 1, code: EMAILED, sentAt: NOW, expiresAt }),
  ])
  return userId
}

/** Somebody who was shown one secret a moment ago. */
async function personEnrolling({ store, person }: World): Promise<string> {
  const { id: userId } = await person()
  const shown = { id: randomUUID(), secret: SECRET, tag: '7K', sequence: 1, issuedAt: NOW, keptUntil: NOW + 86_400_000, retired: false }
  await store.atomically([store.enrolments.remember(userId, shown)])
  return userId
}

describe.each(await openWorlds())('at once on $dialect', (world) => {
  const { store, url, personWithApp } = world
  let servers: RunningServer[] = []

  beforeAll(async () => {
    servers = await startServers(2)
    await Promise.all(servers.map((server) => server.ask({ do: 'open', url, keys: spelt(TEST_KEY) })))
  })
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  /** The codes dealt out to two servers, which begin at the same time. */
  async function fromTwoProcesses(jobWith: (codes: string[]) => Job, codes: readonly string[]): Promise<Record<string, number>> {
    const answers = servers.map((server, which) => server.ask(jobWith(codes.filter((_, i) => i % 2 === which))))
    return tally((await Promise.all(answers)).flat())
  }

  describe('an app at sign-in', () => {
    test('fifty right codes are one success', async () => {
      const { userId } = await personWithApp()
      expect(await fromHere((code) => submitTotp(store, userId, code, NOW), fifty(RIGHT))).toEqual({ accepted: 1, 'already-used': 49 })
    })

    test('fifty right codes from two processes are one success', async () => {
      const { userId } = await personWithApp()
      const counts = await fromTwoProcesses((codes) => ({ do: 'submit-totp', now: NOW, userId, codes }), fifty(RIGHT))
      expect(counts).toEqual({ accepted: 1, 'already-used': 49 })
      expect(await store.factors.of(userId)).toMatchObject({ lastStep: STEP, misses: 0, version: 1 })
    })

    test('a hundred guesses are five that were looked at', async () => {
      const { userId } = await personWithApp()
      expect(await fromHere((code) => submitTotp(store, userId, code, NOW), WRONG)).toEqual({ wrong: 5, locked: 95 })
    })

    test('a hundred guesses from two processes are five that were looked at', async () => {
      const { userId } = await personWithApp()
      const counts = await fromTwoProcesses((codes) => ({ do: 'submit-totp', now: NOW, userId, codes }), WRONG)
      expect(counts).toEqual({ wrong: 5, locked: 95 })
      expect(await store.factors.of(userId)).toMatchObject({ misses: 5, lockedUntil: NOW + 30_000, version: 5 })
    })
  })

  describe('an app while enrolling', () => {
    test('fifty right codes from two processes make one factor', async () => {
      const userId = await personEnrolling(world)
      const counts = await fromTwoProcesses((codes) => ({ do: 'confirm-totp', now: NOW, userId, codes }), fifty(RIGHT))
      expect(counts).toEqual({ accepted: 1, 'already-used': 49 })
      expect(await store.factors.of(userId)).toMatchObject({ method: 'totp', lastStep: STEP })
    })

    test('a hundred guesses from two processes are five that were looked at', async () => {
      const userId = await personEnrolling(world)
      const counts = await fromTwoProcesses((codes) => ({ do: 'confirm-totp', now: NOW, userId, codes }), WRONG)
      expect(counts).toEqual({ wrong: 5, locked: 95 })
    })
  })

  describe('an emailed code', () => {
    test('typed fifty times is one success', async () => {
      const userId = await personWithMail(world, 'sign-in')
      const counts = await fromHere((code) => submitEmail(store, userId, 'sign-in', code, NOW), fifty(EMAILED))
      expect(counts).toEqual({ accepted: 1, 'already-used': 49 })
    })

    test('guessed a hundred times is looked at five times, and dead', async () => {
      const userId = await personWithMail(world, 'sign-in')
      const counts = await fromHere((code) => submitEmail(store, userId, 'sign-in', code, NOW), WRONG)
      expect(counts).toEqual({ wrong: 5, locked: 95 })
      expect(await submitEmail(store, userId, 'sign-in', EMAILED, NOW + 30_000)).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
    })

    test.each(['sign-in', 'enrolment'] as const)('for %s, typed fifty times in two processes, is one success', async (purpose) => {
      const userId = await personWithMail(world, purpose)
      const counts = await fromTwoProcesses((codes) => ({ do: 'submit-email', now: NOW, userId, purpose, codes }), fifty(EMAILED))
      expect(counts).toEqual({ accepted: 1, 'already-used': 49 })
    })

    test.each(['sign-in', 'enrolment'] as const)(
      'for %s, guessed a hundred times in two processes, is looked at five times',
      async (purpose) => {
        const userId = await personWithMail(world, purpose)
        const counts = await fromTwoProcesses((codes) => ({ do: 'submit-email', now: NOW, userId, purpose, codes }), WRONG)
        expect(counts).toEqual({ wrong: 5, locked: 95 })
      },
    )
  })

  describe('a recovery code', () => {
    const recoveryCode = 'K7QM3XDA9WTE0HBV'

    async function personWithCode(): Promise<string> {
      const { userId } = await personWithApp()
      const other = { id: randomUUID(), code: 'AAAAAAAAAAAAAAAA' }
      await store.atomically([store.recoveryCodes.add(userId, [{ id: randomUUID(), code: recoveryCode }, other], NOW)])
      return userId
    }

    test('used fifty times is one success', async () => {
      const userId = await personWithCode()
      expect(await fromHere((code) => submitRecovery(store, userId, code, NOW), fifty(recoveryCode))).toEqual({
        accepted: 1,
        'already-used': 49,
      })
    })

    test('used fifty times in two processes is one success, and one is left of two', async () => {
      const userId = await personWithCode()
      const counts = await fromTwoProcesses((codes) => ({ do: 'submit-recovery', now: NOW, userId, codes }), fifty(recoveryCode))
      expect(counts).toEqual({ accepted: 1, 'already-used': 49 })
      expect(await store.recoveryCodes.leftOf(userId)).toEqual({ left: 1, of: 2 })
    })

    test('guessed a hundred times in two processes is looked at five times', async () => {
      const userId = await personWithCode()
      const guessed = Array.from({ length: 100 }, () => newRecoveryCode(randomBytes))
      const counts = await fromTwoProcesses((codes) => ({ do: 'submit-recovery', now: NOW, userId, codes }), guessed)
      expect(counts).toEqual({ wrong: 5, locked: 95 })
      expect(await store.factors.of(userId)).toMatchObject({ misses: 5, lockedUntil: NOW + 30_000 })
    })
  })
})
