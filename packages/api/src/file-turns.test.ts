import { expect, test } from 'vitest'
import { Busy } from './busy.ts'
import { createFileTurns } from './file-turns.ts'

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('one file is made at a time; a few wait in line, and whoever comes then is refused at once (CWE-770)', async () => {
  const turns = createFileTurns(2)
  const said: string[] = []
  const { opened, open } = gate()
  const made = (organisation: string): Promise<void> =>
    turns.inTurn(organisation, async () => {
      said.push(`${organisation} begins`)
      await opened
      said.push(`${organisation} ends`)
    })
  const all = [made('a'), made('b'), made('c')]
  await expect(made('d')).rejects.toThrow(Busy)
  await new Promise(setImmediate)
  expect(said).toEqual(['a begins'])
  open()
  await Promise.all(all)
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('an organisation that has a file made takes no second place in the line, and has its own back however the work ended', async () => {
  const turns = createFileTurns(2)
  const { opened, open } = gate()
  const first = turns.inTurn('a', () => opened)
  await expect(turns.inTurn('a', async () => {})).rejects.toThrow(Busy)
  const others = ['b', 'c'].map((organisation) => turns.inTurn(organisation, () => Promise.reject(new Error('it failed'))))
  const failed = Promise.all(others.map((other) => expect(other).rejects.toThrow('it failed')))
  open()
  await Promise.all([first, failed])
  expect(await Promise.all(['a', 'b', 'c'].map((organisation) => turns.inTurn(organisation, async () => organisation)))).toEqual([
    'a',
    'b',
    'c',
  ])
})
