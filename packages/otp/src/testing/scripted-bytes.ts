import type { RandomBytes } from '../random-bytes.ts'

/** A source that gives these 32-bit numbers, four bytes at a time, and fails when it is asked for more. */
export function scriptedNumbers(...numbers: readonly number[]): RandomBytes {
  const left = [...numbers]
  return (length) => {
    const next = left.shift()
    if (length !== 4 || next === undefined) throw new Error(`nothing scripted for ${length} bytes`)
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, next)
    return bytes
  }
}

/** Bytes that look random and are the same in every run (a linear congruential generator, fit for tests alone). */
export function repeatableBytes(seed: number): RandomBytes {
  let state = seed >>> 0
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}
