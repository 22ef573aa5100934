/** 20 bytes in base32. */
const SECRET = /^[A-Z2-7]{32}$/

/** Whether somebody typed or pasted the secret where a code belongs, as the page showed it or without its spaces. */
export function looksLikeSecret(typed: string): boolean {
  return SECRET.test(typed.replace(/[\s-]/gu, '').toUpperCase())
}
