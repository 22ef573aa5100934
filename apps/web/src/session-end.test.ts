import { expect, test } from 'vitest'
import { sessionEnd } from './session-end.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const EXPIRES_AT = 1_800_000_000_000
const TOLD = { expiresAt: EXPIRES_AT, atLimit: false, end: null }

test.each([15 * MINUTE, MINUTE, 6 * SECOND])('a session that is over %i ms before its time was cut short by something else', (early) => {
  expect(sessionEnd(TOLD, EXPIRES_AT - early)).toBe('cut-short')
})

test.each([0, SECOND, 10 * MINUTE, 7 * 24 * 60 * MINUTE])('a session found over %i ms after its time ran out', (late) => {
  expect(sessionEnd(TOLD, EXPIRES_AT + late)).toBe('ran-out')
})

test('a session that is over a moment before its time ran out: the page knows the server’s time to about a second', () => {
  expect(sessionEnd(TOLD, EXPIRES_AT - 2 * SECOND)).toBe('ran-out')
})

test('a session that had lasted as long as any may ended for that, and was cut short before its time all the same', () => {
  const told = { ...TOLD, atLimit: true }
  expect(sessionEnd(told, EXPIRES_AT + MINUTE)).toBe('at-limit')
  expect(sessionEnd(told, EXPIRES_AT - MINUTE)).toBe('cut-short')
})

test('the cause that was noticed first stays, however long the person then waits', () => {
  const end = sessionEnd(TOLD, EXPIRES_AT - MINUTE)
  expect(sessionEnd({ ...TOLD, end }, EXPIRES_AT + 60 * MINUTE)).toBe('cut-short')
})
