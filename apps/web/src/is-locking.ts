/** The last miss before a lock, or a lock itself: from now on the page says until when no code is looked at, and takes none. */
export function isLocking(verdict: { readonly kind: string; readonly attemptsLeft?: number }): boolean {
  return verdict.kind === 'locked' || verdict.attemptsLeft === 0
}
