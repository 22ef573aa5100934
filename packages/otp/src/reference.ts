import type { RandomBytes } from './random-bytes.ts'
import { readableText } from './tag.ts'

/** A reference that a person can read out to the helpdesk: eight readable characters in two groups, "7KQM-3XDA" style. */
export function newReference(randomBytes: RandomBytes): string {
  return `${readableText(4, randomBytes)}-${readableText(4, randomBytes)}`
}
