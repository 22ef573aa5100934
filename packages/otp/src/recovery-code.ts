import { type RandomBytes, uniformBelow } from './random-bytes.ts'

/** Crockford's base 32: no I, L, O and U, so that no letter is taken for a digit or for another letter. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 16 symbols of 5 bits each are 80 bits. */
const LENGTH = 16
const GROUP = 4

/** How many codes are made at a time. */
export const RECOVERY_CODES = 10

/** So few left is worth a warning. */
export const FEW_RECOVERY_CODES = 3

/** One new code, uniform, as it is kept by a machine: 16 symbols without hyphens. */
export function newRecoveryCode(randomBytes: RandomBytes): string {
  let code = ''
  while (code.length < LENGTH) code += SYMBOLS.charAt(uniformBelow(SYMBOLS.length, randomBytes))
  return code
}

/** As people read it: `K7QM-3XDA-9WTE-0HBV`. */
export function shownRecoveryCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}

export interface MalformedRecoveryCode {
  readonly kind: 'malformed'
  readonly reason: 'empty' | 'not-a-recovery-code'
}

export type NormalisedRecoveryCode = { readonly kind: 'code'; readonly code: string } | MalformedRecoveryCode

/** What was meant by the letters that no code has. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/**
 * Reads a code as people type and paste it: case, spaces, hyphens and dashes of any kind do not matter, full-width forms are
 * folded, and letters that no code has stand for what they look like. One code has one spelling after this.
 */
export function normaliseRecoveryCode(typed: string): NormalisedRecoveryCode {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash}\p{Cf}]/gu, '')
    .toUpperCase()
  if (bare === '') return { kind: 'malformed', reason: 'empty' }
  const code = bare.replace(/[OILU]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
  const isCode = code.length === LENGTH && [...code].every((symbol) => SYMBOLS.includes(symbol))
  return isCode ? { kind: 'code', code } : { kind: 'malformed', reason: 'not-a-recovery-code' }
}
