import { useState } from 'react'

type Again = () => Promise<void>

/** Holds what was asked for while the person proves who they are, and then does it at once. */
export function useProven() {
  const [again, setAgain] = useState<Again | null>(null)
  return {
    proving: again !== null,
    ask: (asked: Again) => setAgain(() => asked),
    async onProven(): Promise<void> {
      setAgain(null)
      await again?.()
    },
    onBack: () => setAgain(null),
  }
}
