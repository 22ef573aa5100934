import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export interface ChallengeWaysOutProps {
  /** Left out: the person has no recovery code that could be used. */
  readonly onUseRecoveryCode?: () => void
  readonly onCannotGetCode: () => void
  readonly onCancel: () => void
}

export function ChallengeWaysOut({ onUseRecoveryCode, onCannotGetCode, onCancel }: ChallengeWaysOutProps): ReactNode {
  const { challenge, recovery } = useUi().words
  return (
    <ul className="ways-out">
      {onUseRecoveryCode && (
        <li>
          <Button look="link" onPress={onUseRecoveryCode}>
            {recovery.use}
          </Button>
        </li>
      )}
      <li>
        <Button look="link" onPress={onCannotGetCode}>
          {challenge.cannotGetCode}
        </Button>
      </li>
      <li>
        <Button look="link" onPress={onCancel}>
          {challenge.cancel}
        </Button>
      </li>
    </ul>
  )
}
