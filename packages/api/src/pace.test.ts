import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

const NOW = 1_800_000_000_000
const LIMIT = { most: 3, oneEveryMs: 1_000 }

test('so many calls are kept at once, then one in each time, and after quiet as many again', () => {
  const pace = createPace(LIMIT)
  const kept = (at: number): boolean => pace.keeps('ada', NOW + at)
  expect([kept(0), kept(0), kept(0), kept(0)]).toEqual([true, true, true, false])
  expect([kept(999), kept(1_000), kept(1_000)]).toEqual([false, true, false])
  expect([kept(4_000), kept(4_000), kept(4_000), kept(4_000)]).toEqual([true, true, true, false])
})

test('nobody waits for what others ask', () => {
  const pace = createPace({ ...LIMIT, most: 1 })
  expect([pace.keeps('ada', NOW), pace.keeps('ben', NOW), pace.keeps('ada', NOW)]).toEqual([true, true, false])
})

test('a clock that is set back by an hour makes nobody wait for an hour', () => {
  const pace = createPace(LIMIT)
  for (let i = 0; i < 4; i++) pace.keeps('ada', NOW)
  const back = NOW - 3_600_000
  expect([pace.keeps('ada', back), pace.keeps('ada', back + 1_000)]).toEqual([false, true])
})

test('over years of people coming and going each is counted by their own calls alone, and those who rest are forgotten', () => {
  const remembered = new Map<string, number>()
  const pace = createPace(LIMIT, remembered)
  for (let i = 0; i < 100; i++) expect(pace.keeps(`person-${i}`, NOW + i * 60_000)).toBe(true)
  expect([...remembered.keys()]).toEqual(['person-99'])
  expect([0, 0, 0, 0].map(() => pace.keeps('person-0', NOW + 6_000_000))).toEqual([true, true, true, false])
})
