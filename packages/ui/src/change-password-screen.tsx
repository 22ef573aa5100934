import type { ReactNode } from 'react'
import { ChoosePasswordScreen, type ChoosePasswordScreenProps } from './choose-password-screen.tsx'
import { useSecurityWords } from './use-security-words.tsx'

export interface ChangePasswordScreenProps extends Omit<ChoosePasswordScreenProps, 'change'> {
  /** Of people without a second factor: what they have now is asked for here. */
  readonly asksCurrent: boolean
  readonly onBack: () => void
}

/** Another password in the place of the person's own. */
export function ChangePasswordScreen({ asksCurrent, onBack, ...props }: ChangePasswordScreenProps): ReactNode {
  const { password } = useSecurityWords()
  const { title, lead, current, unchanged } = password
  return <ChoosePasswordScreen {...props} change={{ title, lead, unchanged: unchanged(), current: asksCurrent ? current : null, onBack }} />
}
