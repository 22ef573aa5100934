import type { ReactNode } from 'react'
import { EmailInstead } from './email-instead.tsx'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'
import type { EmailOffer } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface CannotEnrolScreenProps extends Pick<HelpScreenProps, 'reference' | 'trouble' | 'onBack'> {
  /** Null: not known so far. */
  readonly email: EmailOffer | null
  readonly onUseEmail: () => void
}

/** For people who can't set up either method. */
export function CannotEnrolScreen({ email, onUseEmail, ...rest }: CannotEnrolScreenProps): ReactNode {
  const { help, scan } = useUi().words.enrol
  const first = email && (
    <section>
      <h2 className="govuk-heading-s">{scan.cannotUseApp}</h2>
      <EmailInstead email={email} onUseEmail={onUseEmail} />
    </section>
  )
  return <HelpScreen screen="cannot-enrol" title={help.title} topics={help.topics} first={first} {...rest} />
}
