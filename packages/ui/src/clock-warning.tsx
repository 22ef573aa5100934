import { STEP_MS } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'
import type { Device } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'

/** A code of one time step to either side is taken; a clock that is further off makes others. */
const TAKEN_S = STEP_MS / 1000

/** How far the device's clock is off, in seconds, if that is too far for its codes; else null. */
export function useClockOff(): number | null {
  const { secondsAhead } = useUi()
  useNow()
  const off = Math.round(secondsAhead?.() ?? 0)
  return Math.abs(off) > TAKEN_S ? off : null
}

export interface ClockWarningProps {
  readonly device: Device
}

/** Said early, before a code is refused for it. It goes when the clock is right. */
export function ClockWarning({ device }: ClockWarningProps): ReactNode {
  const { clock } = useUi().words.enrol
  const off = useClockOff()
  return (
    <div role="status">
      {off !== null && (
        <Notice look="trouble" title={clock.title(off)}>
          <p className="govuk-body">{clock[device]}</p>
        </Notice>
      )}
    </div>
  )
}
