import { createContext, type ReactNode, type RefObject, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type AroundNavHandler, Router } from 'wouter'
import { useJourney } from '../../journey.tsx'

interface Leaving {
  /** Nobody leaves unasked until the returned function is called. */
  readonly hold: () => () => void
  /** Goes where the person wanted to go; null: they want to go nowhere. */
  readonly leave: (() => void) | null
  readonly stay: () => void
}

const LeavingContext = createContext<Leaving | null>(null)

/** Every way from one page to another passes here, so that a page which holds something to be kept can ask first. */
export function LeavingGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { asksFirst } = useJourney()
  const held = useRef(false)
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const stay = useCallback(() => setLeave(null), [])
  /** What leads away from the page: done at once, or when whoever is asked says so. */
  const pass = useCallback((go: () => void) => {
    if (!held.current) return go()
    setLeave(() => () => {
      setLeave(null)
      go()
    })
  }, [])
  const { guard, unguarded } = useGuard(held, pass)
  const hold = useCallback(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (held.current) event.preventDefault()
    }
    held.current = true
    asksFirst.current = pass
    guard()
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      held.current = false
      asksFirst.current = null
      setLeave(null)
    }
  }, [guard, pass, asksFirst])
  const aroundNav = useCallback<AroundNavHandler>(
    (navigate, to, options) => pass(() => navigate(to, unguarded() ? { ...options, replace: true } : options)),
    [pass, unguarded],
  )
  const leaving = useMemo(() => ({ hold, leave, stay }), [hold, leave, stay])
  return (
    <Router aroundNav={aroundNav}>
      <LeavingContext value={leaving}>{children}</LeavingContext>
    </Router>
  )
}

const GUARD = { guard: true }

function isOnGuard(): boolean {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'guard' in state
}

/**
 * The browser's Back can't be stopped, and is told of only when it is done. So a page that is held stands in the history twice: Back
 * leads from the upper entry, the guard, to the page itself, which then asks, and goes on by itself once nobody is held any longer.
 */
function useGuard(held: RefObject<boolean>, pass: (go: () => void) => void) {
  /** The page that a guard stands over. */
  const guarded = useRef<string | null>(null)
  const guard = useCallback(() => {
    guarded.current = window.location.pathname
    if (!isOnGuard()) window.history.pushState(GUARD, '')
  }, [])
  /** Whether a guard stood there; what comes next takes its place. */
  const unguarded = useCallback(() => {
    const stood = guarded.current !== null && isOnGuard()
    guarded.current = null
    return stood
  }, [])
  useEffect(() => {
    function moved(): void {
      if (guarded.current === null || isOnGuard()) return
      const isBelow = guarded.current === window.location.pathname
      guarded.current = null
      if (isBelow && held.current) ask()
      else if (isBelow) window.history.back()
    }
    function ask(): void {
      guard()
      pass(() => {
        held.current = false
        guarded.current = null
        window.history.go(-2)
      })
    }
    window.addEventListener('popstate', moved)
    return () => window.removeEventListener('popstate', moved)
  }, [held, pass, guard])
  return { guard, unguarded }
}

/** While something is unkept, the browser asks before the page is closed; and who wants to leave it otherwise is held until they say so. */
export function useLeaving(unkept: boolean): Pick<Leaving, 'leave' | 'stay'> {
  const leaving = use(LeavingContext)
  if (leaving === null) throw new Error('A page was rendered outside LeavingGate.')
  const { hold, leave, stay } = leaving
  useEffect(() => (unkept ? hold() : undefined), [unkept, hold])
  return { leave, stay }
}
