import type { ReactNode } from 'react'
import type { TotpEntry } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'

export interface EntryFactsProps {
  readonly entry: Pick<TotpEntry, 'tag' | 'accountName' | 'secret'>
}

/** What an app asks for when an entry is added by hand; the secret in groups of four to read. */
export function EntryFacts({ entry }: EntryFactsProps): ReactNode {
  const { scan } = useUi().words.enrol
  const entryName = useEntryName()(entry.tag)
  return (
    <dl className="facts">
      <div>
        <dt>{scan.nameLabel}</dt>
        <dd translate="no">{entryName}</dd>
      </div>
      <div>
        <dt>{scan.accountLabel}</dt>
        <dd translate="no">{entry.accountName}</dd>
      </div>
      <div>
        <dt>{scan.secretLabel}</dt>
        <dd className="secret" translate="no">
          {groupsOfFour(entry.secret).map(({ at, group }) => (
            <span key={at}>{group} </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}

function groupsOfFour(secret: string): { at: number; group: string }[] {
  return Array.from({ length: Math.ceil(secret.length / 4) }, (_, index) => ({ at: index, group: secret.slice(index * 4, index * 4 + 4) }))
}
