/** Names compare without case, outer spaces or compatibility forms of the same letters. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** As people are found and sorted by their names: also without accents, which not every keyboard has and no two databases sort alike. */
export function nameKeyOf(name: string): string {
  return foldedName(name.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''))
}
