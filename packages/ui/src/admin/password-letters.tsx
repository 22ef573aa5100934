import type { ReactNode } from 'react'
import { HelpdeskContact } from '../helpdesk-contact.tsx'
import { useUi } from '../ui-provider.tsx'
import type { OneTimePassword } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface PasswordLettersProps {
  readonly passwords: readonly OneTimePassword[]
  /** Where people sign in. */
  readonly address: string
}

/** Only on paper: a sheet for each person, to be handed to them alone. */
export function PasswordLetters({ passwords, address }: PasswordLettersProps): ReactNode {
  const { service, words } = useUi()
  const { imports, people } = useAdminWords()
  return (
    <div className="letters">
      {passwords.map(({ username, name, password }) => (
        <section className="letter" key={username}>
          <h2>{name}</h2>
          <p>{imports.letter(service.name, address)}</p>
          <dl className="facts">
            <div>
              <dt>{people.columns.username}</dt>
              <dd>{username}</dd>
            </div>
            <div>
              <dt>{imports.password}</dt>
              <dd>
                <code className="password-shown">{password}</code>
              </dd>
            </div>
          </dl>
          <p>{words.common.helpdeskIntro(service.name)}</p>
          <HelpdeskContact />
        </section>
      ))}
    </div>
  )
}
