import { Buffer } from 'node:buffer'
import type { Key } from '../keyring.ts'

/** A key that is the same in every run; different fills are different keys. */
export function testKey(id: string, fill: number): Key {
  return { id, bytes: new Uint8Array(32).fill(fill) }
}

/** As `ENROL_KEYS` spells it. */
export function spelt({ id, bytes }: Key): string {
  return `${id}:${Buffer.from(bytes).toString('base64')}`
}

export const TEST_KEY: Key = testKey('k1', 1)
