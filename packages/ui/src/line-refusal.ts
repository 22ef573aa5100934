import { judgeLine } from '@enrol/otp'
import type { Refusal } from '@enrol/words'

/** What a field says of a text that the server would not take. */
export interface LineWords {
  readonly tooLong: (most: number) => Refusal
  readonly notPlain: () => Refusal
}

/** Why a text can't be sent as it was typed; null: it can. The spaces around it don't count. */
export function lineRefusal(typed: string, most: number, words: LineWords): Refusal | null {
  const verdict = judgeLine(typed.trim(), most)
  switch (verdict.kind) {
    case 'right':
      return null
    case 'too-long':
      return words.tooLong(verdict.most)
    case 'not-plain':
      return words.notPlain()
  }
}
