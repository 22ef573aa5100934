import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { WorkingStatus } from '../working-status.tsx'
import { type OwnApp, OwnApps } from './own-apps.tsx'
import { RemoveAppDialog } from './remove-app-dialog.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface RemovableAppsProps {
  readonly apps: readonly OwnApp[]
  readonly busy: boolean
  readonly onRemove: (tag: string) => void
  /** What else can be done to each, by what it is called. */
  readonly beside?: (app: OwnApp, name: string) => ReactNode
}

/** The person's apps, of which each can be removed once they were asked. */
export function RemovableApps({ apps, busy, onRemove, beside }: RemovableAppsProps): ReactNode {
  const { apps: words } = useAccountWords()
  const [asked, setAsked] = useState<{ readonly tag: string; readonly name: string } | null>(null)
  return (
    <>
      <OwnApps
        apps={apps}
        action={(app, name) => (
          <div className="own-list__ways">
            {beside?.(app, name)}
            <Button look="small" busy={busy} name={words.removeNamed(name)} onPress={() => setAsked({ tag: app.tag, name })}>
              {words.remove}
            </Button>
          </div>
        )}
      />
      <WorkingStatus busy={busy} text={words.working} />
      {asked && (
        <RemoveAppDialog
          name={asked.name}
          onRemove={() => {
            setAsked(null)
            onRemove(asked.tag)
          }}
          onKeep={() => setAsked(null)}
        />
      )}
    </>
  )
}
