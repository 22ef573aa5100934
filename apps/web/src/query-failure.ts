import type { Trouble } from '@enrol/ui'
import { useUi } from '@enrol/ui/ui-provider'
import { useEffect, useMemo } from 'react'
import { ANONYMOUS, useJourney } from './journey.tsx'
import { failureOf } from './trouble.ts'

/** What a failed question means: trouble for the page to show; a session that is over, or has moved on, leads elsewhere. */
export function useQueryFailure(error: unknown): Trouble | null {
  const { refresh, sessionIs } = useJourney()
  const { clock } = useUi()
  const failure = useMemo(() => (error ? failureOf(error, clock(), navigator.onLine) : null), [error, clock])

  useEffect(() => {
    if (failure?.kind === 'session-over') sessionIs(ANONYMOUS)
    if (failure?.kind === 'moved-on') refresh().catch(() => undefined)
  }, [failure, sessionIs, refresh])
  return failure?.kind === 'trouble' ? failure.trouble : null
}
