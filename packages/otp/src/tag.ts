import { type RandomBytes, uniformBelow } from './random-bytes.ts'

/** Characters that can be read out on the phone: no 0/O, no 1/I/L. */
export const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

const TAG_LENGTH = 2

/** Two readable characters that tell one entry in the app from another; never one of `taken`. */
export function newTag(taken: readonly string[], randomBytes: RandomBytes): string {
  for (;;) {
    const tag = readableText(TAG_LENGTH, randomBytes)
    if (!taken.includes(tag)) return tag
  }
}

/** `length` uniform readable characters. */
export function readableText(length: number, randomBytes: RandomBytes): string {
  let text = ''
  while (text.length < length) text += READABLE.charAt(uniformBelow(READABLE.length, randomBytes))
  return text
}
