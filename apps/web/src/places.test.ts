import type { Stage } from '@enrol/otp'
import { expect, test } from 'vitest'
import { placeAt } from './places.ts'

const STAGES: readonly Stage[] = ['anonymous', 'change-password', 'enrolling', 'challenge', 'signed-in']

test.each([
  ['anonymous', '/sign-in'],
  ['change-password', '/password'],
  ['enrolling', '/enrol'],
  ['challenge', '/code'],
  ['signed-in', '/account'],
] as const)('somebody in the stage "%s" who opens the service is led to %s', (stage, home) => {
  expect(placeAt('/', stage)).toEqual({ kind: 'elsewhere', place: home })
})

test('a page belongs to one stage: in every other one its address leads to where the person stands', () => {
  for (const stage of STAGES) {
    expect(placeAt('/account', stage).kind).toBe(stage === 'signed-in' ? 'here' : 'elsewhere')
    expect(placeAt('/enrol/scan', stage).kind).toBe(stage === 'enrolling' ? 'here' : 'elsewhere')
    expect(placeAt('/code', stage).kind).toBe(stage === 'challenge' ? 'here' : 'elsewhere')
  }
})

test('a slash too many does not lose the way', () => {
  expect(placeAt('/enrol/scan/', 'enrolling')).toEqual({ kind: 'here', place: '/enrol/scan' })
})

test.each(['/enrol/nothing', '/ACCOUNT', '/enrol//scan'])('there is nothing at %s', (path) => {
  expect(placeAt(path, 'anonymous')).toEqual({ kind: 'nowhere' })
})
