import type { Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'
import { useUi } from './ui-provider.tsx'

export interface CannotGetCodeScreenProps extends Pick<HelpScreenProps, 'reference' | 'trouble' | 'onBack'> {
  readonly method: Method
  /** Left out: the person has no recovery code that could be used. */
  readonly onUseRecoveryCode?: () => void
}

/** For people whose codes don't come at sign-in. */
export function CannotGetCodeScreen({ method, onUseRecoveryCode, ...rest }: CannotGetCodeScreenProps): ReactNode {
  const { recovery, challenge } = useUi().words
  const { help } = challenge
  const first = onUseRecoveryCode && (
    <section>
      <h2 className="govuk-heading-s">{recovery.have}</h2>
      <p className="govuk-body">
        <Button look="link" onPress={onUseRecoveryCode}>
          {recovery.use}
        </Button>
      </p>
    </section>
  )
  return <HelpScreen screen="cannot-get-code" title={help.title} topics={help[method]} first={first} {...rest} />
}
