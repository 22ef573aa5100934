import { expect, test } from 'vitest'
import { refusal } from './refusal.ts'
import { HOSTILE, OUTGOING } from './testing/samples.ts'

test('an ordinary message is let through', () => {
  expect(refusal(OUTGOING)).toBeNull()
})

test.each(HOSTILE)('a message with %s is refused, and the reason repeats nothing of it', (_what, change) => {
  const reason = refusal({ ...OUTGOING, ...change })
  expect(reason).not.toBeNull()
  expect(reason).not.toMatch(/evil|bcc|@/i)
})

test('a subject that is empty or endless is refused', () => {
  expect(refusal({ ...OUTGOING, subject: '' })).not.toBeNull()
  expect(refusal({ ...OUTGOING, subject: 'a'.repeat(201) })).not.toBeNull()
})
