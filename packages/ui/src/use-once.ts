import { useEffect, useRef } from 'react'

/** How long to wait for a sign that the work has begun, before another press counts. */
const BEGINS_WITHIN_MS = 500

/**
 * Lets a press through once until its work is over, so that a double press does nothing twice.
 * `busy` may come late: presses in between are dropped too.
 */
export function useOnce(busy: boolean): (work: () => void) => void {
  const pressed = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!busy) return
    return () => {
      pressed.current = false
    }
  }, [busy])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (work) => {
    if (busy || pressed.current) return
    pressed.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      pressed.current = false
    }, BEGINS_WITHIN_MS)
    work()
  }
}
