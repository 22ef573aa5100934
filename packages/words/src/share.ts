/** A share in whole per cent, alike in both languages. Somebody is never nobody, and nearly everybody is not everybody. */
export function share(percent: number): string {
  if (percent > 0 && percent < 1) return '<1%'
  if (percent > 99 && percent < 100) return '>99%'
  return `${Math.round(percent)}%`
}
