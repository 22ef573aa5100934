import type { ReactNode } from 'react'
import { ChallengeWaysOut } from './challenge-ways-out.tsx'
import type { EmailCodeProps } from './email-code-props.ts'
import { EmailCodeScreen } from './email-code-screen.tsx'
import { useUi } from './ui-provider.tsx'

export interface ChallengeEmailScreenProps extends EmailCodeProps {
  /** Left out: the person has no recovery code that could be used. */
  readonly onUseRecoveryCode?: () => void
  readonly onCannotGetCode: () => void
  /** Leaves the sign-in, for example to use another name. */
  readonly onCancel: () => void
}

export function ChallengeEmailScreen(props: ChallengeEmailScreenProps): ReactNode {
  const { onUseRecoveryCode, onCannotGetCode, onCancel, ...emailCode } = props
  const { service, words } = useUi()
  return (
    <EmailCodeScreen
      {...emailCode}
      screen="challenge-email"
      title={words.email.challengeTitle}
      lead={words.email.challengeLead(service.name)}
      whole={false}
      bouncedText={words.email.bounced.signingIn}
      {...(onUseRecoveryCode && { recoveryWay: words.recovery.use })}
      after={<ChallengeWaysOut {...(onUseRecoveryCode && { onUseRecoveryCode })} onCannotGetCode={onCannotGetCode} onCancel={onCancel} />}
    />
  )
}
