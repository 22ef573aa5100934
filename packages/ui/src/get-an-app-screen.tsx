import type { ReactNode } from 'react'

export interface GetAnAppScreenProps {
  readonly onContinue: () => void
}

export function GetAnAppScreen(_: GetAnAppScreenProps): ReactNode {
  return <h1>Get an authenticator app</h1>
}
