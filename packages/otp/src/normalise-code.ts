export type NormalisedCode =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'malformed'; readonly reason: 'empty' | 'not-six-digits' }

/**
 * Reads a code as people type and paste it: spaces, hyphens and dashes of any kind are dropped and
 * full-width digits are folded, so a spelling never makes a second code out of a first. No other form of a digit is one.
 */
export function normaliseCode(typed: string): NormalisedCode {
  const code = typed.replace(/[\s\p{Dash}\p{Cf}]/gu, '').replace(/[\uff10-\uff19]/g, plainDigit)
  if (code === '') return { kind: 'malformed', reason: 'empty' }
  return /^[0-9]{6}$/.test(code) ? { kind: 'code', code } : { kind: 'malformed', reason: 'not-six-digits' }
}

/** U+FF10 to U+FF19 lie as far from U+0030 to U+0039. */
function plainDigit(fullWidth: string): string {
  return String.fromCharCode(fullWidth.charCodeAt(0) - 0xfee0)
}
