/** The last miss before a lock: from now on the page says until when no code is looked at, and takes none. */
export function startsLock(verdict: { readonly kind: string; readonly attemptsLeft?: number }): boolean {
  return verdict.attemptsLeft === 0
}
