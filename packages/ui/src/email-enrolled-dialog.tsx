import type { ReactNode } from 'react'

export interface EmailEnrolledDialogProps {
  readonly address: string
  readonly onContinue: () => void
}

export function EmailEnrolledDialog(_: EmailEnrolledDialogProps): ReactNode {
  return <h1>Enrolled</h1>
}
