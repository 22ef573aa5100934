const STYLES: readonly ((digit: string) => string)[] = [
  (digit) => digit,
  (digit) => ` ${digit}`,
  (digit) => `${digit}-`,
  (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  (digit) => `\u200b${digit}`,
  (digit) => `${digit}\u00a0\u2013`,
]

export const digitStyles: number = STYLES.length

/** The same code in another spelling; `styles` says how each digit is written. */
export function respelt(code: string, styles: Iterable<number>): string {
  const each = styles[Symbol.iterator]()
  return [...code].map((digit) => (STYLES[each.next().value ?? 0] ?? String)(digit)).join('')
}
