import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { useEntryName } from '../use-entry-name.ts'
import { useAccountWords } from './use-account-words.tsx'

export interface OwnApp {
  readonly tag: string
  /** What the person calls it. */
  readonly name: string | null
  readonly enrolledAt: Instant
}

export interface OwnAppsProps {
  readonly apps: readonly OwnApp[]
  /** What can be done to each, by what it is called; left out: nothing. */
  readonly action?: (app: OwnApp, name: string) => ReactNode
}

/** The person's apps, as they and the apps themselves call them. */
export function OwnApps({ apps, action }: OwnAppsProps): ReactNode {
  const { apps: words } = useAccountWords()
  const entryName = useEntryName()
  return (
    <ul className="own-list" aria-label={words.listed}>
      {apps.map((app) => (
        <li key={app.tag}>
          <div>
            <strong translate="no">{app.name ?? entryName(app.tag)}</strong>
            <p>{app.name === null ? words.setUp(app.enrolledAt) : words.since(entryName(app.tag), app.enrolledAt)}</p>
          </div>
          {action?.(app, app.name ?? entryName(app.tag))}
        </li>
      ))}
    </ul>
  )
}
