import type { ReactNode } from 'react'
import type { StaffRole } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export type AdminPlace = 'people' | 'help' | 'progress' | 'policy' | 'events'

export interface AdminNavProps {
  readonly role: StaffRole
  readonly current: AdminPlace
  /** On a page below it, such as one person's. */
  readonly below: boolean
  readonly onFollow: (href: string) => void
}

const PLACES: Readonly<Record<StaffRole, readonly AdminPlace[]>> = {
  administrator: ['people', 'help', 'progress', 'policy', 'events'],
  helpdesk: ['people', 'help'],
}

/** Where those who look after people can go. */
export function AdminNav({ role, current, below, onFollow }: AdminNavProps): ReactNode {
  const { nav } = useAdminWords()
  return (
    <nav className="admin-nav" aria-label={nav.label}>
      <ul className="admin-nav__list">
        {PLACES[role].map((place) => (
          <li key={place}>
            <FollowLink
              href={`/admin/${place}`}
              look="nav"
              current={place === current ? (below ? 'section' : 'page') : undefined}
              onFollow={onFollow}
            >
              {nav[place]}
            </FollowLink>
          </li>
        ))}
        <li>
          <FollowLink href="/account" look="nav" onFollow={onFollow}>
            {nav.account}
          </FollowLink>
        </li>
      </ul>
    </nav>
  )
}
