import type { SentCode } from '../judge-email-code.ts'
import { MINUTE_MS, NOW } from './samples.ts'

/** A sent code that still knows its digits, where a stored one knows only their digest. */
export interface TestCode extends SentCode {
  readonly code: string
}

export function sentCode(code: string, change: Partial<Omit<TestCode, 'code'>> = {}): TestCode {
  const sentAt = change.sentAt ?? NOW - MINUTE_MS
  return { code, number: 1, sentAt, expiresAt: sentAt + 15 * MINUTE_MS, misses: 0, usedAt: null, ...change }
}

export function isCodeOf(sent: TestCode, code: string): boolean {
  return sent.code === code
}
