import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { WorkingStatus } from '../working-status.tsx'
import type { ImportPreview } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface ImportPlanProps {
  readonly preview: Extract<ImportPreview, { kind: 'plan' }>
  /** Whether the addresses in that file are known to be theirs, as was said when it was checked. */
  readonly verified: boolean
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onAdd: () => void
  /** Back to choosing a file. */
  readonly onAnother: () => void
}

/** Each password is hashed, which is slow on purpose. */
const MS_A_PERSON = 60

/** Who would be added from a file, before anybody is. */
export function ImportPlan({
  preview: { added, unchanged, first },
  verified,
  busy,
  trouble,
  onAdd,
  onAnother,
}: ImportPlanProps): ReactNode {
  const { imports, people } = useAdminWords()
  return (
    <>
      <PageHeading screen="admin-import-plan" title={added === 0 ? imports.nobodyNew : imports.willAdd(added)} failed={trouble !== null} />
      {unchanged > 0 && <p className="govuk-body">{imports.unchanged(unchanged)}</p>}
      {added > 0 && (
        <>
          <p className="govuk-body">{verified ? imports.countVerified : imports.countUnverified}</p>
          {added > first.length && <p className="govuk-body">{imports.first(first.length, added)}</p>}
          <table className="table">
            <caption className="govuk-visually-hidden">{imports.willAdd(added)}</caption>
            <thead>
              <tr>
                <th scope="col">{people.columns.name}</th>
                <th scope="col">{people.columns.username}</th>
                <th scope="col">{people.columns.address}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ username, name, contactEmail }) => (
                <tr key={username}>
                  <th scope="row">{name}</th>
                  <td data-label={people.columns.username} translate="no">
                    {username}
                  </td>
                  <td data-label={people.columns.address} translate="no">
                    {contactEmail ?? '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="button-row">
        {added > 0 && (
          <Button busy={busy} onPress={onAdd}>
            {imports.add(added)}
          </Button>
        )}
        <Button look="secondary" held={busy} onPress={onAnother}>
          {imports.another}
        </Button>
        <WorkingStatus busy={busy} text={imports.adding(added, (added * MS_A_PERSON) / 1000)} visible />
      </div>
    </>
  )
}
