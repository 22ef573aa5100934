import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { ImportAnswer } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { PasswordLetters } from './password-letters.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ImportAddedProps {
  readonly answer: Extract<ImportAnswer, { kind: 'imported' }>
  /** Where people sign in. */
  readonly address: string
  /** Whose people are added. */
  readonly organisation: string
  readonly onDownload: () => void
  readonly onFollow: (href: string) => void
}

/** Those who were added from a file, with the passwords that are shown this once. */
export function ImportAdded({
  answer: { added, passwords, until },
  address,
  organisation,
  onDownload,
  onFollow,
}: ImportAddedProps): ReactNode {
  const { imports, people } = useAdminWords()
  return (
    <>
      <PageHeading screen="admin-import-done" title={imports.done(added)} />
      <p className="govuk-body page__column">{imports.passwordsText}</p>
      <div className="button-row">
        <Button onPress={onDownload}>{imports.download}</Button>
        <Button look="secondary" onPress={() => window.print()}>
          {imports.print}
        </Button>
      </div>
      <table className="table">
        <caption className="govuk-visually-hidden">{imports.done(added)}</caption>
        <thead>
          <tr>
            <th scope="col">{people.columns.name}</th>
            <th scope="col">{people.columns.username}</th>
            <th scope="col">{imports.password}</th>
          </tr>
        </thead>
        <tbody>
          {passwords.map(({ username, name, password }) => (
            <tr key={username}>
              <th scope="row">{name}</th>
              <td data-label={people.columns.username} translate="no">
                {username}
              </td>
              <td data-label={imports.password}>
                <code className="password-shown" translate="no">
                  {password}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="govuk-body">
        <FollowLink href="/admin/people" onFollow={onFollow}>
          {imports.back}
        </FollowLink>
      </p>
      <PasswordLetters passwords={passwords} until={until} address={address} organisation={organisation} />
    </>
  )
}
