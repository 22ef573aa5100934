import { useState } from 'react'

/**
 * Holds what was refused on the page itself, without the server, and the way to set it. It is gone when the next answer comes, which is
 * newer. `answer`: the last one, a new object for each.
 */
export function useUntilAnswered<Held>(answer: unknown): readonly [Held | null, (held: Held | null) => void] {
  const [latest, setLatest] = useState<{ readonly held: Held | null; readonly after: unknown } | null>(null)
  return [latest !== null && latest.after === answer ? latest.held : null, (held) => setLatest({ held, after: answer })]
}
