import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { HelpdeskContact } from '../helpdesk-contact.tsx'
import { useUi } from '../ui-provider.tsx'
import type { OneTimePassword } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface PasswordLettersProps {
  readonly passwords: readonly OneTimePassword[]
  /** Until then they can be signed in with. */
  readonly until: Instant
  /** Where people sign in. */
  readonly address: string
  /** Whose people they are. */
  readonly organisation: string
  /** They have a second factor already: the password alone is new. */
  readonly enrolled?: boolean
}

/** Only on paper: a sheet for each person, to be handed to them alone. */
export function PasswordLetters({ passwords, until, address, organisation, enrolled = false }: PasswordLettersProps): ReactNode {
  const { service, words } = useUi()
  const { imports, people } = useAdminWords()
  const { letter } = imports
  return (
    <div className="letters">
      {passwords.map(({ username, name, password }) => (
        <section className="letter" key={username}>
          <h2 className="letter__name">{name}</h2>
          <p className="govuk-body">{(enrolled ? letter.renewed : letter.ready)(service.name, organisation, until)}</p>
          <dl className="facts letter__facts">
            <div>
              <dt>{letter.address}</dt>
              <dd translate="no">{address}</dd>
            </div>
            <div>
              <dt>{people.columns.username}</dt>
              <dd>
                <code className="password-shown" translate="no">
                  {username}
                </code>
              </dd>
            </div>
            <div>
              <dt>{imports.password}</dt>
              <dd>
                <code className="password-shown" translate="no">
                  {password}
                </code>
              </dd>
            </div>
          </dl>
          <ol className="govuk-list govuk-list--number">
            {letter.steps(address, enrolled).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="govuk-body">{letter.keepSafe}</p>
          <strong className="letter__helpdesk">{words.common.helpdeskIntro(service.name)}</strong>
          <HelpdeskContact />
        </section>
      ))}
    </div>
  )
}
