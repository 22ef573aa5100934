import { STEP_MS, stepAt, stepStart } from '@enrol/otp'
import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'

/** How long the app's code still shows. A timer is not announced as it runs, and nothing depends on it. */
export function CodeCountdown(): ReactNode {
  const { common } = useUi().words
  const now = useNow()
  const left = stepStart(stepAt(now) + 1) - now
  return (
    <p className="countdown">
      <span className="countdown__track" aria-hidden="true">
        <span className="countdown__bar" style={{ display: 'block', transform: `scaleX(${left / STEP_MS})` }} />
      </span>
      <span role="timer">{common.nextCodeIn(left)}</span>
    </p>
  )
}
