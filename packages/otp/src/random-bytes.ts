/** Gives `length` bytes from a cryptographically secure source; passed in, never imported. */
export type RandomBytes = (length: number) => Uint8Array

/** A uniform whole number from 0 to `below - 1` (at most 2^32): draws that would favour small numbers are thrown away. */
export function uniformBelow(below: number, randomBytes: RandomBytes): number {
  const fair = Math.floor(0x1_0000_0000 / below) * below
  for (;;) {
    const bytes = randomBytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < fair) return drawn % below
  }
}
