import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import { useEntryName } from '../use-entry-name.ts'
import type { OwnFactor } from './factors-panel.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface LostAppScreenProps {
  /** What the recovery code stood for. */
  readonly factor: OwnFactor
  /** How many recovery codes are left. */
  readonly left: number
  /** Puts a new app in the place of the lost one. */
  readonly onReplace: (tag: string) => void
  /** An app in the place of email. */
  readonly onSetUpApp: () => void
  /** Nothing is lost. */
  readonly onKeep: () => void
}

/** For somebody who has just signed in with a recovery code: the way to a factor that works again. */
export function LostAppScreen({ factor, left, onReplace, onSetUpApp, onKeep }: LostAppScreenProps): ReactNode {
  const { lost, apps: appsWords } = useAccountWords()
  const entryName = useEntryName()
  const apps = factor.method === 'totp' ? factor.apps : []
  const asked = factor.method === 'email' ? 'email' : apps.length > 1 ? 'apps' : 'app'
  return (
    <div className="page__column">
      <PageHeading screen="lost-app" title={lost[asked].title} />
      <Notice title={lost.used}>
        <p className="govuk-body">{lost.usedText(left)}</p>
      </Notice>
      <p className="govuk-body">{asked === 'email' ? lost.email.text : lost.app.text}</p>
      <div className="button-row">
        {asked === 'email' && <Button onPress={onSetUpApp}>{appsWords.toApp}</Button>}
        {apps.map(({ tag, name }) => (
          <Button key={tag} onPress={() => onReplace(tag)}>
            {asked === 'apps' ? lost.apps.replaceNamed(name ?? entryName(tag)) : lost.app.replace}
          </Button>
        ))}
        <Button look="secondary" onPress={onKeep}>
          {lost[asked].keep}
        </Button>
      </div>
    </div>
  )
}
