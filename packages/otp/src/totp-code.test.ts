import { describe, expect, test } from 'vitest'
import { NOW, OTHER_SECRET, RFC_SECRET, STEP } from './testing/samples.ts'
import { STEP_MS, stepAt, stepStart } from './time-step.ts'
import { codeOfStep, matchingStep } from './totp-code.ts'

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238 appendix B: at %i seconds the SHA-1 code ends as %s does', (seconds, eightDigits) => {
  expect(codeOfStep(RFC_SECRET, stepAt(seconds * 1000))).toBe(eightDigits.slice(-6))
})

test('RFC 4226 appendix D: the codes of the counts 0 to 9', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  expect(codes.map((_, count) => codeOfStep(RFC_SECRET, count))).toEqual(codes)
})

describe('a time step', () => {
  test('lasts thirty seconds, from its first millisecond to its last', () => {
    const start = stepStart(STEP)
    expect(STEP_MS).toBe(30_000)
    expect([start - 1, start, start + STEP_MS - 1, start + STEP_MS].map(stepAt)).toEqual([STEP - 1, STEP, STEP, STEP + 1])
  })

  test('has a code that begins with zeros when it must', () => {
    expect(codeOfStep(RFC_SECRET, stepAt(1111111109_000))).toBe('081804')
  })
})

describe('matching a code with steps', () => {
  test('finds the step whose code it is', () => {
    expect(matchingStep(RFC_SECRET, codeOfStep(RFC_SECRET, STEP), [STEP - 1, STEP, STEP + 1])).toBe(STEP)
  })

  test("finds nothing among other steps, nor with another entry's secret", () => {
    expect(matchingStep(RFC_SECRET, codeOfStep(RFC_SECRET, STEP + 2), [STEP - 1, STEP, STEP + 1])).toBeNull()
    expect(matchingStep(OTHER_SECRET, codeOfStep(RFC_SECRET, STEP), [STEP - 1, STEP, STEP + 1])).toBeNull()
    expect(matchingStep(RFC_SECRET, codeOfStep(RFC_SECRET, STEP), [])).toBeNull()
  })

  test.each(['', '2870', '28708', '2870820', '287083', '387082'])('a text that is only nearly the code is none: "%s"', (text) => {
    expect(matchingStep(RFC_SECRET, text, [1])).toBeNull()
  })

  test('takes the first in the order given when two steps share a code, and looks at all of them', () => {
    const looked: number[] = []
    function* steps(): Generator<number> {
      for (const step of [STEP, STEP, STEP + 1]) {
        looked.push(step)
        yield step
      }
    }
    expect(matchingStep(RFC_SECRET, codeOfStep(RFC_SECRET, STEP), steps())).toBe(STEP)
    expect(looked).toEqual([STEP, STEP, STEP + 1])
  })

  test('the device is asked for the same code that the server computes, whatever the millisecond', () => {
    for (const off of [0, 1, STEP_MS / 2, STEP_MS - 1])
      expect(codeOfStep(RFC_SECRET, stepAt(stepStart(STEP) + off))).toBe(codeOfStep(RFC_SECRET, stepAt(NOW)))
  })
})
