/** A code, or a command, is capital letters; anything else might be the message, which stays out of the log. */
export function errorCode(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z][A-Z0-9 _-]{0,40}$/.test(value) ? value : null
}
