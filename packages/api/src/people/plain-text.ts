import { judgeLine } from '@enrol/otp'

const LONGEST_TEXT = 200

/** A name that people read. */
export function isPlainText(text: string): boolean {
  return text !== '' && judgeLine(text, LONGEST_TEXT).kind === 'right'
}

/** A name that people type: in it nothing may be invisible either, so that two names that look the same are the same. */
export function isTypeable(text: string): boolean {
  return isPlainText(text) && !/[\p{C}\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}
