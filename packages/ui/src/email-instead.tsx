import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { EmailOffer } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface EmailInsteadProps {
  readonly email: EmailOffer
  readonly onUseEmail: () => void
}

/** For people who can't use an app: email, or why that is not for them. */
export function EmailInstead({ email, onUseEmail }: EmailInsteadProps): ReactNode {
  const { scan } = useUi().words.enrol
  if (!email.offered) return <p className="govuk-body">{scan.noEmail[email.reason]}</p>
  return (
    <>
      <p className="govuk-body">{scan.useEmailText(email.address)}</p>
      <p className="govuk-body">
        <Button look="link" onPress={onUseEmail}>
          {scan.useEmail}
        </Button>
      </p>
    </>
  )
}
