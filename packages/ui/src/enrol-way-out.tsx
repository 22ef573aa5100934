import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export interface EnrolWayOutProps {
  readonly onCannotEnrol: () => void
}

/** The last thing on each page of the wizard: help for who can't go on. */
export function EnrolWayOut({ onCannotEnrol }: EnrolWayOutProps): ReactNode {
  const { help } = useUi().words.enrol
  return (
    <p className="way-out">
      <Button look="link" onPress={onCannotEnrol}>
        {help.open}
      </Button>
    </p>
  )
}
