/** The longest texts that people enter for others, or themselves, to read: in characters, as `judgeLine` counts them. */
export const LONGEST = { appName: 40, policyText: 200, policyAddress: 1_000 } as const

export type LineVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** Something in it breaks the line, or turns the direction of what stands beside it. */
  | { readonly kind: 'not-plain' }

/**
 * Judges one line of plain text (CWE-1007, Unicode TR 36 §2.5); none at all is right, too. Counted as a person counts: what takes
 * two units of UTF-16 is one character.
 */
export function judgeLine(text: string, most: number): LineVerdict {
  if ([...text].length > most) return { kind: 'too-long', most }
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text) ? { kind: 'not-plain' } : { kind: 'right' }
}
