import { FEW_RECOVERY_CODES } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface RecoveryCodesLeft {
  readonly left: number
  readonly of: number
}

export interface RecoveryCodesPanelProps {
  /** Null: none were made. */
  readonly codes: RecoveryCodesLeft | null
  readonly onMake: () => void
}

/** How many recovery codes are left, and the way to more: an offer when there are none, a warning when there are few. */
export function RecoveryCodesPanel({ codes, onMake }: RecoveryCodesPanelProps): ReactNode {
  const { recovery } = useUi().words
  if (codes === null) {
    return (
      <Notice title={recovery.getTitle}>
        <p className="govuk-body">{recovery.what}</p>
        <Button onPress={onMake}>{recovery.get}</Button>
      </Notice>
    )
  }
  const few = codes.left <= FEW_RECOVERY_CODES
  return (
    <>
      <h2 className="govuk-heading-m">{recovery.title}</h2>
      {few ? (
        <Notice look="trouble" title={recovery.fewTitle(codes.left)}>
          <p className="govuk-body">{recovery.fewText}</p>
        </Notice>
      ) : (
        <p className="govuk-body">{recovery.left(codes)}</p>
      )}
      <div className="button-row">
        <Button look={few ? 'main' : 'secondary'} onPress={onMake}>
          {recovery.renew}
        </Button>
      </div>
    </>
  )
}
