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
}

/** The person's apps, of which each can be removed once they were asked. */
export function RemovableApps({ apps, busy, onRemove }: RemovableAppsProps): ReactNode {
  const { apps: words } = useAccountWords()
  const [asked, setAsked] = useState<{ readonly tag: string; readonly name: string } | null>(null)
  return (
    <>
      <OwnApps
        apps={apps}
        action={({ tag }, name) => (
          <Button look="small" busy={busy} name={words.removeNamed(name)} onPress={() => setAsked({ tag, name })}>
            {words.remove}
          </Button>
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
