/**
 * The same values, the last one again and again up to the next power of two: for `in (…)`, whose text names each of them. Every
 * text is prepared once and kept, and whoever asks chooses how many values there are.
 */
export function padded<Value>(values: readonly Value[]): Value[] {
  const last = values.at(-1)
  if (last === undefined) return []
  let length = 1
  while (length < values.length) length *= 2
  return [...values, ...Array<Value>(length - values.length).fill(last)]
}
