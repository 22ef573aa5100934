import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import type { OwnFactor } from './factors-panel.tsx'
import type { OwnApp } from './own-apps.tsx'
import { RemovableApps } from './removable-apps.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface LostAppScreenProps {
  /** What the recovery code stood for. */
  readonly factor: OwnFactor
  /** How many recovery codes are left. */
  readonly left: number
  /** How many apps there may be. */
  readonly most: number
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Puts a new app in the place of the lost one. */
  readonly onReplace: (tag: string) => void
  /** The lost one goes, of several. Where there are as many as there may be it goes first, and then a new one is set up. */
  readonly onRemove: (tag: string) => void
  /** An app in the place of email. */
  readonly onSetUpApp: () => void
  /** Nothing is lost. */
  readonly onKeep: () => void
}

/** For somebody who has just signed in with a recovery code: the way to a factor that works again. */
export function LostAppScreen(props: LostAppScreenProps): ReactNode {
  const { factor, left, most, busy, trouble, onReplace, onRemove, onSetUpApp, onKeep } = props
  const { lost, apps: appsWords } = useAccountWords()
  const apps = factor.method === 'totp' ? factor.apps : []
  const asked = factor.method === 'email' ? 'email' : apps.length > 1 ? 'apps' : 'app'
  const full = apps.length >= most
  const text = full ? lost.full(most) : lost[asked].text
  const replace = ({ tag }: OwnApp, name: string): ReactNode => (
    <Button look="small" name={lost.apps.replaceNamed(name)} onPress={() => onReplace(tag)}>
      {lost.apps.replace}
    </Button>
  )
  return (
    <div className="page__column">
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="lost-app" title={lost[asked].title} failed={trouble !== null} />
      <Notice title={lost.used}>
        <p className="govuk-body">{lost.usedText(left)}</p>
        {left === 0 && <p className="govuk-body">{lost.last}</p>}
      </Notice>
      <p className="govuk-body">{text}</p>
      {asked === 'apps' && <RemovableApps apps={apps} busy={busy} onRemove={onRemove} {...(!full && { beside: replace })} />}
      <div className="button-row">
        {asked === 'email' && <Button onPress={onSetUpApp}>{appsWords.toApp}</Button>}
        {asked === 'app' &&
          apps.map(({ tag }) => (
            <Button key={tag} onPress={() => onReplace(tag)}>
              {lost.app.replace}
            </Button>
          ))}
        <Button look="secondary" busy={busy} onPress={onKeep}>
          {lost[asked].keep}
        </Button>
      </div>
    </div>
  )
}
