import type { ReactNode } from 'react'
import { useDelayed } from './use-delayed.ts'

export interface WorkingStatusProps {
  readonly busy: boolean
  /** "Signing in" */
  readonly text: string
}

/** Tells people who can't see the button's sign that something is under way. */
export function WorkingStatus({ busy, text }: WorkingStatusProps): ReactNode {
  const working = useDelayed(busy)
  return (
    <span role="status" className="govuk-visually-hidden">
      {working ? text : ''}
    </span>
  )
}
