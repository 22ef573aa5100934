import type { Instant } from '@enrol/otp'
import { useEffect, useState } from 'react'
import { useUi } from './ui-provider.tsx'

/** The time, renewed each second and when a tab comes back to the front. Nothing that shows it is a live region. */
export function useNow(): Instant {
  const { clock } = useUi()
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const tick = (): void => setNow(clock())
    tick()
    const timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [clock])
  return now
}
