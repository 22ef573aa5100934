import { useEffect, useState } from 'react'

/** What takes less is felt as at once, and needs no sign that it is working. */
export const FELT_AS_WAITING_MS = 300

/** True once `condition` has held for a while. */
export function useDelayed(condition: boolean, delayMs: number = FELT_AS_WAITING_MS): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setHeld(true), delayMs)
    return () => {
      clearTimeout(timer)
      setHeld(false)
    }
  }, [condition, delayMs])
  return held
}
