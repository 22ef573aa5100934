/** Gives `length` bytes from a cryptographically secure source; passed in, never imported. */
export type RandomBytes = (length: number) => Uint8Array

/**
 * The same source, asked for many bytes at a time, each of which is given once. For what is drawn at every request and is
 * no secret, such as its reference: asking the system costs more than the bytes do.
 */
export function inBlocks(randomBytes: RandomBytes, blockBytes: number): RandomBytes {
  let block = new Uint8Array(0)
  return (length) => {
    if (length > block.length) block = Uint8Array.from(randomBytes(Math.max(length, blockBytes)))
    const given = block.subarray(0, length)
    block = block.subarray(length)
    return given
  }
}

/** A uniform whole number from 0 to `below - 1` (at most 2^32): draws that would favour small numbers are thrown away. */
export function uniformBelow(below: number, randomBytes: RandomBytes): number {
  const fair = Math.floor(0x1_0000_0000 / below) * below
  for (;;) {
    const bytes = randomBytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < fair) return drawn % below
  }
}
