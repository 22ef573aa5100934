import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

export interface ReferenceProps {
  readonly reference: string
}

/** A reference to read out to the helpdesk. */
export function Reference({ reference }: ReferenceProps): ReactNode {
  const { words } = useUi()
  return (
    <div className="card">
      <strong>{words.common.referenceLabel}</strong>
      <span className="reference">{reference}</span>
      <p className="govuk-hint">{words.common.referenceHint}</p>
    </div>
  )
}
