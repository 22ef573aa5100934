import type { ReactNode } from 'react'
import { BackLink } from '../back-link.tsx'
import type { EmailCodeProps } from '../email-code-props.ts'
import { EmailCodeScreen } from '../email-code-screen.tsx'
import { useUi } from '../ui-provider.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface ChangeToEmailScreenProps extends EmailCodeProps {
  readonly onBack: () => void
}

/** Email in the place of the person's apps, once its code was right. */
export function ChangeToEmailScreen({ onBack, ...emailCode }: ChangeToEmailScreenProps): ReactNode {
  const { email } = useUi().words
  const { toEmail } = useAccountWords()
  return (
    <EmailCodeScreen
      {...emailCode}
      screen="change-to-email"
      title={toEmail.title}
      lead={toEmail.lead}
      whole
      bouncedText={email.bounced.enrolling}
      before={<BackLink onBack={onBack} />}
      after={null}
    />
  )
}
