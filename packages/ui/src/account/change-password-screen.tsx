import type { ReactNode } from 'react'
import { ChoosePasswordScreen, type ChoosePasswordScreenProps } from '../choose-password-screen.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface ChangePasswordScreenProps extends Omit<ChoosePasswordScreenProps, 'change'> {
  /** Of people without a second factor: what they have now is asked for here. */
  readonly asksCurrent: boolean
  readonly onBack: () => void
}

/** Another password in the place of the person's own. */
export function ChangePasswordScreen({ asksCurrent, onBack, ...props }: ChangePasswordScreenProps): ReactNode {
  const { password } = useAccountWords()
  const { title, lead, current, unchanged } = password
  return <ChoosePasswordScreen {...props} change={{ title, lead, unchanged: unchanged(), current: asksCurrent ? current : null, onBack }} />
}
