import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { WorkingStatus } from './working-status.tsx'

export interface MakeRecoveryCodesScreenProps {
  /** There are earlier ones, which stop working. */
  readonly again: boolean
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onMake: () => void
  readonly onBack: () => void
}

/** Before they are made: a visit or a reload of the page makes none, for that would take the earlier ones away. */
export function MakeRecoveryCodesScreen({ again, busy, trouble, onMake, onBack }: MakeRecoveryCodesScreenProps): ReactNode {
  const { recovery } = useUi().words
  return (
    <div className="page__column">
      <BackLink onBack={onBack} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="make-recovery-codes" title={recovery.title} failed={trouble !== null} />
      <p className="govuk-body">{recovery.what}</p>
      <p className="govuk-body">{again ? recovery.make.again : recovery.make.first}</p>
      <div className="button-row">
        <Button busy={busy} onPress={onMake}>
          {recovery.make.submit}
        </Button>
        <WorkingStatus busy={busy} text={recovery.make.making} />
      </div>
    </div>
  )
}
