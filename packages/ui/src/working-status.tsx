import type { ReactNode } from 'react'
import { useDelayed } from './use-delayed.ts'

export interface WorkingStatusProps {
  readonly busy: boolean
  /** "Signing in" */
  readonly text: string
  /** For work that takes long: everybody reads it. */
  readonly visible?: boolean
}

/** Tells people who can't see the button's sign, or wait for long, that something is under way. */
export function WorkingStatus({ busy, text, visible = false }: WorkingStatusProps): ReactNode {
  const working = useDelayed(busy)
  return (
    <span role="status" className={visible && working ? 'govuk-body working' : 'govuk-visually-hidden'}>
      {working ? text : ''}
    </span>
  )
}
