import type { Instant } from '@enrol/otp'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'

export interface SessionEndingDialogProps {
  readonly endsAt: Instant
  /** Nothing puts it off: there is no staying, but a message that can be closed. */
  readonly atLimit?: boolean
  /** The dialog shows itself so long before the end; two minutes unless given. */
  readonly warnBeforeMs?: number
  /** Staying is on its way. */
  readonly busy: boolean
  /** Staying, or signing out, did not work. */
  readonly trouble: Trouble | null
  readonly onStay: () => void
  readonly onSignOut: () => void
  /** Called once when the time is up. */
  readonly onEnded: () => void
}

const WARN_BEFORE_MS = 120_000

/** Keep it mounted while there is a session: it comes and goes by the clock. */
export function SessionEndingDialog(props: SessionEndingDialogProps): ReactNode {
  const { endsAt, atLimit = false, warnBeforeMs = WARN_BEFORE_MS, busy, trouble, onStay, onSignOut, onEnded } = props
  const { words } = useUi()
  const now = useNow()
  const [read, setRead] = useState<Instant | null>(null)
  const endedAt = useRef<Instant | null>(null)
  const ended = now >= endsAt
  useEffect(() => {
    if (!ended || endedAt.current === endsAt) return
    endedAt.current = endsAt
    onEnded()
  }, [ended, endsAt, onEnded])

  if (ended || now < endsAt - warnBeforeMs || (atLimit && read === endsAt)) return null
  const { sessionEnding } = words.account
  const goOn = atLimit ? () => setRead(endsAt) : onStay
  return (
    <Dialog title={sessionEnding.title} onDismiss={goOn}>
      <p className="govuk-body" role="timer">
        {atLimit ? sessionEnding.atLimit(endsAt - now) : sessionEnding.text(endsAt - now)}
      </p>
      <TroubleNotice trouble={trouble} />
      <div className="button-row">
        <Button busy={busy} onPress={goOn}>
          {atLimit ? sessionEnding.goOn : sessionEnding.stay}
        </Button>
        <Button look="secondary" onPress={onSignOut}>
          {words.common.signOut}
        </Button>
      </div>
    </Dialog>
  )
}
