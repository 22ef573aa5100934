import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export interface ChallengeWaysOutProps {
  readonly onCannotGetCode: () => void
  readonly onCancel: () => void
}

export function ChallengeWaysOut({ onCannotGetCode, onCancel }: ChallengeWaysOutProps): ReactNode {
  const { challenge } = useUi().words
  return (
    <ul className="ways-out">
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
