import { beforeAll, expect, test, vi } from 'vitest'
import { Busy } from './busy.ts'
import { createPasswords, type Passwords } from './passwords.ts'

let passwords: Passwords
let hash: string
beforeAll(async () => {
  passwords = await createPasswords()
  hash = await passwords.hash('correct horse battery staple')
})

const isRight = (stored: string | null, typed: string): Promise<boolean> => passwords.inTurn('ada', (verify) => verify(stored, typed))

test("a hash is argon2id with OWASP's cost and a salt of its own", async () => {
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwords.hash('correct horse battery staple')).not.toBe(hash)
})

test('the right password is right, every other one wrong, the last character of 128 included', async () => {
  expect(await isRight(hash, 'correct horse battery staple')).toBe(true)
  expect(await isRight(hash, 'correct horse battery stapl')).toBe(false)
  const long = await passwords.hash(`${'x'.repeat(127)}a`)
  expect(await isRight(long, `${'x'.repeat(127)}b`)).toBe(false)
})

test('the same characters typed on different keyboards are the same password (NIST SP 800-63B-4 §3.1.1.2)', async () => {
  const composed = await passwords.hash('caf\u00e9-\uff11\uff12-lantern')
  expect(await isRight(composed, 'cafe\u0301-12-lantern')).toBe(true)
})

test('a common password is as common in full-width letters', async () => {
  expect(await passwords.isEasy('password1234', [])).toBe(true)
  expect(await passwords.isEasy('ｐａｓｓｗｏｒｄ１２３４', [])).toBe(true)
})

test.each([
  ['olivia oneil new001', true],
  ['New001-OLIVIA-O’Néil!', true],
  ['olivia-olivia-olivia', true],
  ['olivia keeps 7 quiet bees', false],
])('made of its owner’s names alone a password is easily guessed: %s', async (password, easy) => {
  expect(await passwords.isEasy(password, ['new001', "Olivia O'Neil", 'Harbour Chambers', 'CJSM'])).toBe(easy)
})

test('nobody has a password, whatever is typed', async () => {
  expect(await isRight(null, 'nobody has this password')).toBe(false)
  expect(await isRight(null, '')).toBe(false)
})

test('beyond the turns and the queue nobody is let in; whoever leaves, by whatever way, frees one place', async () => {
  const small = await createPasswords(1, 2)
  const ends: (() => void)[] = []
  let names = 0
  const stay = (): Promise<void> => small.inTurn(`ada ${names++}`, () => new Promise((end) => ends.push(end)))
  const inside = [stay(), stay(), stay()]
  await expect(stay()).rejects.toThrow(Busy)
  await vi.waitFor(() => expect(ends).toHaveLength(1))
  ends[0]?.()
  await inside[0]
  const failing = small.inTurn('ben', () => Promise.reject(new Error('it failed')))
  await expect(stay()).rejects.toThrow(Busy)
  for (const n of [1, 2]) {
    await vi.waitFor(() => expect(ends).toHaveLength(n + 1))
    ends[n]?.()
  }
  await expect(failing).rejects.toThrow('it failed')
  const again = [stay(), stay(), stay()]
  await expect(stay()).rejects.toThrow(Busy)
  for (const n of [3, 4, 5]) {
    await vi.waitFor(() => expect(ends).toHaveLength(n + 1))
    ends[n]?.()
  }
  await Promise.all(again)
})

test('however many are at one name, they take one place from everybody else; beyond as many as there are places they are refused', async () => {
  const small = await createPasswords(1, 3)
  const ends: (() => void)[] = []
  const stay = (name: string): Promise<void> => small.inTurn(name, () => new Promise((end) => ends.push(end)))
  const crowd = Array.from({ length: 4 }, () => stay('ada'))
  await expect(stay('ada')).rejects.toThrow(Busy)
  const others = ['ben', 'carys', 'dai'].map(stay)
  await expect(stay('eira')).rejects.toThrow(Busy)
  for (const n of [0, 1, 2, 3, 4, 5, 6]) {
    await vi.waitFor(() => expect(ends).toHaveLength(n + 1))
    ends[n]?.()
  }
  await Promise.all([...crowd, ...others])
})

test('a hash that can not be read is an error, and frees its place', async () => {
  const small = await createPasswords(1, 0)
  await expect(small.inTurn('ada', (verify) => verify('not a hash', 'x'))).rejects.toThrow()
  expect(await small.inTurn('ada', (verify) => verify(hash, 'correct horse battery staple'))).toBe(true)
})

test('turns of one name follow each other, so that the next one sees what was counted; other names go on beside them', async () => {
  const large = await createPasswords(8, 2)
  const said: string[] = []
  const turn = (name: string, number: number): Promise<void> =>
    large.inTurn(name, async () => {
      said.push(`${name} ${number} begins`)
      await new Promise(setImmediate)
      said.push(`${name} ${number} ends`)
      if (number === 1) throw new Error('a turn that fails ends too')
    })
  await Promise.allSettled([turn('ada', 1), turn('ada', 2), turn('ben', 1)])
  expect(said.filter((line) => line.startsWith('ada'))).toEqual(['ada 1 begins', 'ada 1 ends', 'ada 2 begins', 'ada 2 ends'])
  expect(said.indexOf('ben 1 begins')).toBeLessThan(said.indexOf('ada 1 ends'))
})

test('a turn keeps its core until the work is done', async () => {
  const small = await createPasswords(1, 2)
  const said: string[] = []
  const turn = (name: string): Promise<void> =>
    small.inTurn(name, async () => {
      said.push(`${name} begins`)
      await new Promise(setImmediate)
      said.push(`${name} ends`)
    })
  await Promise.all([turn('ada'), turn('ben')])
  expect(said).toEqual(['ada begins', 'ada ends', 'ben begins', 'ben ends'])
})
