import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

export interface BackLinkProps {
  readonly onBack: () => void
}

export function BackLink({ onBack }: BackLinkProps): ReactNode {
  const { common } = useUi().words
  return (
    <button type="button" className="govuk-back-link back" onClick={onBack}>
      {common.back}
    </button>
  )
}
