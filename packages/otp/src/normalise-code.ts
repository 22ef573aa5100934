export type NormalisedCode =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'malformed'; readonly reason: 'empty' | 'not-six-digits' }

/**
 * Reads a code as people type and paste it: spaces, hyphens and dashes of any kind are dropped and
 * full-width digits are folded (NFKC), so a spelling never makes a second code out of a first.
 */
export function normaliseCode(typed: string): NormalisedCode {
  const code = typed.normalize('NFKC').replace(/[\s\p{Dash}\p{Cf}]/gu, '')
  if (code === '') return { kind: 'malformed', reason: 'empty' }
  return /^[0-9]{6}$/.test(code) ? { kind: 'code', code } : { kind: 'malformed', reason: 'not-six-digits' }
}
