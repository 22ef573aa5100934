import type { EventWords } from '@enrol/words/events'

/**
 * "Entered a code to sign in: wrong". What was simply done says no more than that. What these words don't know, since a newer server
 * recorded it, is told by its own name: left out, a refusal would read as if it had been done.
 */
export function eventText({ kind, outcome, added = null }: ToldEvent, words: EventWords): string {
  const kinds: Texts = words.kinds
  const outcomes: Texts = words.outcomes
  const what = kinds[kind] ?? kind
  const how = outcomes[outcome]
  if (added !== null) return `${what}: ${words.added(added)}`
  return how === null ? what : `${what}: ${how ?? outcome}`
}

interface ToldEvent {
  readonly kind: string
  readonly outcome: string
  /** Of an import that was done: how many people it added. */
  readonly added?: number | null
}

type Texts = Readonly<Record<string, string | null>>
