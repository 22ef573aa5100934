import type { ReactNode } from 'react'

export interface PageFrameProps {
  readonly children: ReactNode
  /** Room for choosing another language. */
  readonly languageSwitch?: ReactNode
  /** Shows Sign out in the header. */
  readonly onSignOut?: () => void
}

/** Everything around a screen. Keep one mounted while screens change inside it. */
export function PageFrame({ children }: PageFrameProps): ReactNode {
  return <main>{children}</main>
}
