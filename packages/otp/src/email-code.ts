import { type RandomBytes, uniformBelow } from './random-bytes.ts'
import { CODE_DIGITS } from './totp-code.ts'

/** Six uniform digits, leading zeros kept. */
export function newEmailCode(randomBytes: RandomBytes): string {
  return uniformBelow(10 ** CODE_DIGITS, randomBytes)
    .toString()
    .padStart(CODE_DIGITS, '0')
}
