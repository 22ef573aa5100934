import { useCallback, useEffect, useEffectEvent, useRef } from 'react'

/** What is kept with the entry of the history that the browser is at. */
function entryState(): object {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null ? state : {}
}

/** The page over which a guard stands now; null: none does. */
function guardedPath(): string | null {
  return 'guard' in entryState() ? window.location.pathname : null
}

/** What the page keeps with its own entry, as the list that led to it, is read from the guard while that stands over it. */
function stateOfGuard(): object {
  return { ...entryState(), guard: true }
}

/**
 * The browser's Back can't be stopped, and is told of only when it is done. So a page that is held stands in the history twice: Back
 * leads from the upper entry, the guard, to the page itself, and then it is decided whether that goes on, which is up to `cameOff`.
 */
export function useGuard(cameOff: () => void) {
  const guarded = useRef(guardedPath())
  const guard = useCallback(() => {
    if (guardedPath() === null) {
      // Neither entry has a fragment, so that one tells a step within the page from one back.
      const { pathname, search } = window.location
      if (isWithinPage()) window.history.replaceState(window.history.state, '', pathname + search)
      window.history.pushState(stateOfGuard(), '')
    }
    guarded.current = guardedPath()
  }, [])
  /** Whether a guard stood there; what comes next takes its place. */
  const unguarded = useCallback(() => {
    guarded.current = null
    return guardedPath() !== null
  }, [])
  const moved = useEffectEvent(() => {
    const before = guarded.current
    // Forward, to an entry of its own: a guard like the one below it, or Back from what is there would pass both.
    if (before === window.location.pathname && isWithinPage()) window.history.replaceState(stateOfGuard(), '')
    guarded.current = guardedPath()
    if (guarded.current === null && before === window.location.pathname) cameOff()
  })
  useEffect(() => {
    const listen = (): void => moved()
    window.addEventListener('popstate', listen)
    return () => window.removeEventListener('popstate', listen)
  }, [])
  return { guard, unguarded }
}

function isWithinPage(): boolean {
  return window.location.href.includes('#')
}

/** Within the service a browser is back after a few milliseconds. */
const LONGEST_BACK_MS = 500

/** From a guard to what was there before its page. Where nothing was, the browser does nothing, and doesn't say so either. */
export function leaveBackwards(goElsewhere: () => void): void {
  const waits = setTimeout(goElsewhere, LONGEST_BACK_MS)
  const left = (): void => clearTimeout(waits)
  window.addEventListener('popstate', left, { once: true })
  window.addEventListener('pagehide', left, { once: true })
  window.history.go(-2)
}
