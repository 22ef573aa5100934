import { expect, test } from 'vitest'
import { readConsistently } from './consistent-read.ts'

test('what is read together is of one moment: it is read again when the version has moved on meanwhile', async () => {
  const states = [
    { version: 1, rest: 'old' },
    { version: 2, rest: 'new' },
  ]
  const reads: string[] = []
  let current = 0
  const read = await readConsistently(
    async () => ({ version: states[current]?.version ?? 0 }),
    async () => {
      // Another request saves while the rest is read for the first time.
      current = 1
      reads.push(states[current]?.rest ?? '')
      return states[current]?.rest
    },
  )
  expect(read).toEqual([{ version: 2 }, 'new'])
  expect(reads).toHaveLength(2)
})

test('what is gone and stays gone is read as gone', async () => {
  expect(
    await readConsistently(
      async () => null,
      async (versioned) => versioned,
    ),
  ).toEqual([null, null])
})
