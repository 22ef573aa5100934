import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useEntryName } from '../use-entry-name.ts'
import { WorkingStatus } from '../working-status.tsx'
import type { OwnApp, OwnFactor } from './factors-panel.tsx'
import { RemoveAppDialog } from './remove-app-dialog.tsx'
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
  /** The lost one goes first, as there is no room for one more; then a new one is set up. */
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
  const entryName = useEntryName()
  const [removed, setRemoved] = useState<OwnApp | null>(null)
  const nameOf = ({ name, tag }: OwnApp): string => name ?? entryName(tag)
  const apps = factor.method === 'totp' ? factor.apps : []
  const asked = factor.method === 'email' ? 'email' : apps.length > 1 ? 'apps' : 'app'
  const full = apps.length >= most
  return (
    <div className="page__column">
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="lost-app" title={lost[asked].title} failed={trouble !== null} />
      <Notice title={lost.used}>
        <p className="govuk-body">{lost.usedText(left)}</p>
      </Notice>
      <p className="govuk-body">{full ? lost.full.text(most) : asked === 'email' ? lost.email.text : lost.app.text}</p>
      <div className="button-row">
        {asked === 'email' && <Button onPress={onSetUpApp}>{appsWords.toApp}</Button>}
        {apps.map((app) =>
          full ? (
            <Button key={app.tag} busy={busy} onPress={() => setRemoved(app)}>
              {lost.full.removeNamed(nameOf(app))}
            </Button>
          ) : (
            <Button key={app.tag} onPress={() => onReplace(app.tag)}>
              {asked === 'apps' ? lost.apps.replaceNamed(nameOf(app)) : lost.app.replace}
            </Button>
          ),
        )}
        <Button look="secondary" busy={busy} onPress={onKeep}>
          {lost[asked].keep}
        </Button>
      </div>
      <WorkingStatus busy={busy} text={appsWords.working} />
      {removed && (
        <RemoveAppDialog
          name={nameOf(removed)}
          onRemove={() => {
            setRemoved(null)
            onRemove(removed.tag)
          }}
          onKeep={() => setRemoved(null)}
        />
      )}
    </div>
  )
}
