import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { NewsNotice } from '../news-notice.tsx'
import type { NewPassword, Person } from './admin-data.ts'
import { PasswordLetters } from './password-letters.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface GivenPasswordProps {
  readonly person: Pick<Person, 'name' | 'username' | 'organisation' | 'factor'>
  readonly given: NewPassword
  /** Where people sign in. */
  readonly address: string
  /** It is written down elsewhere, and need not be shown any longer. */
  readonly onNoted: () => void
}

/** A one-time password that is shown this once, and on paper as a letter to whoever it is for. */
export function GivenPassword({ person, given, address, onNoted }: GivenPasswordProps): ReactNode {
  const { actions } = useAdminWords()
  const { name, username, organisation, factor } = person
  const { password, until } = given
  return (
    <>
      <NewsNotice news={actions.passwordIs(name)}>
        <code className="password-shown password-shown--large" translate="no">
          {password}
        </code>
        <p className="govuk-body">{actions.passwordOnce}</p>
        <div className="button-row">
          <Button look="secondary" onPress={() => window.print()}>
            {actions.printLetter}
          </Button>
          <Button look="link" onPress={onNoted}>
            {actions.noted}
          </Button>
        </div>
      </NewsNotice>
      <PasswordLetters
        passwords={[{ username, name, password }]}
        until={until}
        address={address}
        organisation={organisation.name}
        enrolled={factor !== null}
      />
    </>
  )
}
