import type { ReactNode } from 'react'
import type { Party } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface PartyNameProps {
  /** What they are called; null: nobody. */
  readonly name: string | null
  readonly party: Party | null
  readonly onFollow: (href: string) => void
}

/** Somebody whom an event names. Nobody passes for another by a name: a person has a user name, and the operator is marked. */
export function PartyName({ name, party, onFollow }: PartyNameProps): ReactNode {
  const { events } = useAdminWords()
  if (name === null || party === null) return events.nobody
  switch (party.kind) {
    case 'operator':
      return <span className="tag">{events.operator}</span>
    case 'gone':
      return name
    case 'person':
      return (
        <>
          {party.id === null ? (
            name
          ) : (
            <FollowLink href={`/admin/people/${party.id}`} onFollow={onFollow}>
              {name}
            </FollowLink>
          )}
          <span className="event-note">{party.username}</span>
        </>
      )
  }
}
