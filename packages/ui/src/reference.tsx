import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

export interface ReferenceProps {
  /** Null: it is on its way, and has its place. */
  readonly reference: string | null
}

/** A reference to read out to the helpdesk. */
export function Reference({ reference }: ReferenceProps): ReactNode {
  const { words } = useUi()
  return (
    <div className="card">
      <strong>{words.common.referenceLabel}</strong>
      <span className="reference" translate="no">
        {reference ?? '\u00a0'}
      </span>
      <p className="govuk-hint">{words.common.referenceHint}</p>
    </div>
  )
}
