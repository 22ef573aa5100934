/** Names compare without case, outer spaces or compatibility forms of the same letters. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
