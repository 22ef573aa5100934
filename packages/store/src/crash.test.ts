import { codeOfStep, stepAt, stepStart } from '@enrol/otp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import { openStore } from './open-store.ts'
import { spelt, TEST_KEY } from './testing/keys.ts'
import { startServer } from './testing/start-server.ts'
import { submitTotp } from './testing/submissions.ts'
import { NOW, openWorlds } from './testing/world.ts'

const ROUNDS = 2

describe.each(await openWorlds())('a server on $dialect', ({ keyring, url, personWithApp }) => {
  test('that is killed in the middle of its work has spent every step that it told, and starts again', async () => {
    const { userId, secret } = await personWithApp()
    let nextStep = stepAt(NOW)
    for (let round = 0; round < ROUNDS; round++) {
      const server = await startServer()
      onTestFinished(server.stop)
      await server.ask({ do: 'open', url, keys: spelt(TEST_KEY) })
      const told = await server.killAfter(4 + 9 * round, { do: 'spend', userId, fromStep: nextStep })
      const lastTold = told.at(-1)
      if (lastTold === undefined) throw new Error('nothing was told')

      const database = await openDatabase(url)
      try {
        const store = await openStore(database, keyring)
        const factor = await store.factors.of(userId)
        if (factor?.method !== 'totp') throw new Error('no app')
        // The step after the last one told may have been saved, and its answer lost: it is spent, and no more than it.
        expect(factor.lastStep - lastTold).toBeOneOf([0, 1])
        for (const step of told) {
          const { kind } = await submitTotp(store, userId, codeOfStep(secret, step), stepStart(step))
          expect(kind).not.toBe('accepted')
          if (kind === 'locked') break
        }
        expect(await store.factors.of(userId)).toMatchObject({ lastStep: factor.lastStep })
        nextStep = factor.lastStep + 1
        await store.atomically([
          store.factors.saveIfUnchanged((await store.factors.of(userId)) ?? factor, { misses: 0, lockedUntil: null }),
        ])
      } finally {
        await database.close()
      }
    }
  })
})
