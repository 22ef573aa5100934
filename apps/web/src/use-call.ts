import type { Trouble } from '@enrol/ui'
import { useUi } from '@enrol/ui/ui-provider'
import { useCallback, useRef, useState } from 'react'
import { ANONYMOUS, useJourney } from './journey.tsx'
import { failureOf } from './trouble.ts'

export interface Call<Input, Answer> {
  /** The last answer; a new object for each, and still there while the next is under way. None after trouble. */
  readonly answer: Answer | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly call: (input: Input) => Promise<Answer | null>
  /** Forgets the last answer and trouble. */
  readonly forget: () => void
}

/** One procedure that a person starts: pressed twice it runs once, and a session that is over leads back to signing in. */
export function useCall<Input, Answer>(procedure: (input: Input) => Promise<Answer>): Call<Input, Answer> {
  const { refresh, sessionIs } = useJourney()
  const { clock } = useUi()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const call = useCallback(
    async (input: Input): Promise<Answer | null> => {
      if (running.current) return null
      running.current = true
      setBusy(true)
      try {
        const answered = await procedure(input)
        setTrouble(null)
        setAnswer(answered)
        return answered
      } catch (error) {
        const failure = failureOf(error, clock(), navigator.onLine)
        if (failure.kind === 'session-over') sessionIs(ANONYMOUS)
        else if (failure.kind === 'moved-on') await refresh().catch(() => undefined)
        else {
          // What was answered before is not what became of this.
          setAnswer(null)
          setTrouble(failure.trouble)
        }
        return null
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [procedure, clock, refresh, sessionIs],
  )

  const forget = useCallback(() => {
    setAnswer(null)
    setTrouble(null)
  }, [])
  return { answer, busy, trouble, call, forget }
}
