/** Names compare without case, outer spaces or compatibility forms of the same letters. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

const ACCENTS = /[\u0300-\u036f]/g
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u2032]/g
const HYPHENS = /[\u2010-\u2015\u2212]/g

/**
 * As people are found and sorted by their names: also without accents, and with the plain apostrophe and hyphen, as not every keyboard
 * has the others and no two databases sort them alike.
 */
export function nameKeyOf(name: string): string {
  return foldedName(name.normalize('NFKD').replace(ACCENTS, '').replace(APOSTROPHES, "'").replace(HYPHENS, '-'))
}
