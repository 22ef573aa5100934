/** 20 bytes in base32. */
const SECRET = /^[A-Z2-7]{32}$/

/** What a QR code holds, as an app or a scanner copies it. */
const SECRET_IN_LINK = /^otpauth:\/\/.*[?&]secret=[A-Z2-7]/i

/** Whether somebody typed or pasted the secret where a code belongs, as the page showed it, without its spaces, or in an `otpauth://` link. */
export function looksLikeSecret(typed: string): boolean {
  return SECRET_IN_LINK.test(typed.trim()) || SECRET.test(typed.replace(/[\s-]/gu, '').toUpperCase())
}
