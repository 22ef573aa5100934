const LONGEST_TEXT = 200

/**
 * A name that people read: nothing in it breaks a line or turns the direction of what stands beside it (CWE-1007,
 * Unicode TR 36 §2.5).
 */
export function isPlainText(text: string): boolean {
  return isSomeText(text) && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text)
}

/** A name that people type: in it nothing may be invisible either, so that two names that look the same are the same. */
export function isTypeable(text: string): boolean {
  return isSomeText(text) && !/[\p{C}\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}

function isSomeText(text: string): boolean {
  return text !== '' && [...text].length <= LONGEST_TEXT
}
