import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { useUi } from '../ui-provider.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface PasswordPanelProps {
  /** It has just been changed. */
  readonly changed: boolean
  readonly onChange: () => void
}

/** The way to another password, and that it was changed. */
export function PasswordPanel({ changed, onChange }: PasswordPanelProps): ReactNode {
  const { signIn } = useUi().words
  const { password } = useAccountWords()
  return (
    <>
      <h2 className="govuk-heading-m">{signIn.password}</h2>
      {changed && (
        <Notice title={password.changed}>
          <p className="govuk-body">{password.changedText}</p>
        </Notice>
      )}
      <div className="button-row">
        <Button look="secondary" onPress={onChange}>
          {password.open}
        </Button>
      </div>
    </>
  )
}
