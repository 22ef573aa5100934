import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import type { EmailCodeProps } from './email-code-props.ts'
import { EmailCodeScreen } from './email-code-screen.tsx'
import { EnrolWayOut } from './enrol-way-out.tsx'
import { useUi } from './ui-provider.tsx'

export interface EmailEnrolScreenProps extends EmailCodeProps {
  /** Back to enrolling an app. */
  readonly onUseApp: () => void
  readonly onCannotEnrol: () => void
}

export function EmailEnrolScreen({ onUseApp, onCannotEnrol, ...emailCode }: EmailEnrolScreenProps): ReactNode {
  const { email } = useUi().words
  return (
    <EmailCodeScreen
      {...emailCode}
      screen="email-enrol"
      title={email.enrolTitle}
      lead={email.enrolLead}
      whole
      bouncedText={email.bounced.enrolling}
      before={<BackLink onBack={onUseApp} />}
      after={
        <>
          <Button look="link" onPress={onUseApp}>
            {email.useApp}
          </Button>
          <EnrolWayOut onCannotEnrol={onCannotEnrol} />
        </>
      }
    />
  )
}
