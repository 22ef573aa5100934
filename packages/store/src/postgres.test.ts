import { expect, test } from 'vitest'
import type { Statement } from './database.ts'
import { NOW, openWorlds } from './testing/world.ts'

const worlds = await openWorlds()

test('two transactions that wait for each other are both done: PostgreSQL takes one back, and it is tried again', async () => {
  const world = worlds.find(({ dialect }) => dialect === 'PostgreSQL')
  if (world === undefined) throw new Error('there is no PostgreSQL')
  const { attempts, atomically } = world.store
  const keys = ['name:one', 'name:other']
  const before = { attempts: 5, lastAt: NOW, blockedUntil: NOW }
  await atomically(keys.map((key) => attempts.saveIfUnchanged(key, null, before)))

  const meeting = barrierOf(2)
  const crossing = (order: readonly string[], until: number): Promise<boolean> => {
    const [first, second] = order.map((key) => attempts.noteRefusal(key, until)) as [Statement, Statement]
    const firstThenMeet: Statement = async (queries) => {
      const rows = await first(queries)
      await meeting()
      return rows
    }
    return atomically([firstThenMeet, second])
  }
  expect(await Promise.all([crossing(keys, NOW + 1), crossing(keys.toReversed(), NOW + 2)])).toEqual([true, true])
})

/** Resolves for everybody once so many have come. */
function barrierOf(count: number): () => Promise<void> {
  let missing = count
  const { promise, open } = gate()
  return () => {
    missing--
    if (missing === 0) open()
    return promise
  }
}

function gate(): { promise: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}
