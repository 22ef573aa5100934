import type { Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'
import { useUi } from './ui-provider.tsx'

export interface CannotGetCodeScreenProps extends Pick<HelpScreenProps, 'reference' | 'trouble' | 'onBack'> {
  readonly method: Method
}

/** For people whose codes don't come at sign-in. */
export function CannotGetCodeScreen({ method, ...rest }: CannotGetCodeScreenProps): ReactNode {
  const { help } = useUi().words.challenge
  return <HelpScreen screen="cannot-get-code" title={help.title} topics={help[method]} {...rest} />
}
