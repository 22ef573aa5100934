import type { ReactNode } from 'react'
import { usePageTurn } from './frame-context.ts'
import { useUi } from './ui-provider.tsx'
import { useDelayed } from './use-delayed.ts'

/** Shows nothing for the first 300 ms. */
export function LoadingScreen(): ReactNode {
  const { common } = useUi().words
  const waiting = useDelayed(true)
  usePageTurn('loading')
  return (
    <div role="status" className="loading">
      {waiting && (
        <>
          <span className="button__spinner" aria-hidden="true" />
          {common.loading}
        </>
      )}
    </div>
  )
}
