import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type AroundNavHandler, Router } from 'wouter'

interface Leaving {
  /** Nobody leaves unasked until the returned function is called. */
  readonly hold: () => () => void
  /** Goes where the person wanted to go; null: they want to go nowhere. */
  readonly leave: (() => void) | null
  readonly stay: () => void
}

const LeavingContext = createContext<Leaving | null>(null)

/** Every way from one of these pages to another passes here, so that a page which holds something to be kept can ask first. */
export function LeavingGate({ children }: { readonly children: ReactNode }): ReactNode {
  const held = useRef(false)
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const stay = useCallback(() => setLeave(null), [])
  const hold = useCallback(() => {
    held.current = true
    return () => {
      held.current = false
      setLeave(null)
    }
  }, [])
  const pass = useCallback<AroundNavHandler>((navigate, to, options) => {
    if (held.current) setLeave(() => () => navigate(to, options))
    else navigate(to, options)
  }, [])
  const leaving = useMemo(() => ({ hold, leave, stay }), [hold, leave, stay])
  return (
    <Router aroundNav={pass}>
      <LeavingContext value={leaving}>{children}</LeavingContext>
    </Router>
  )
}

/** While something is unkept, the browser asks before the page is closed; and who wants to another page is held until they leave or stay. */
export function useLeaving(unkept: boolean): Pick<Leaving, 'leave' | 'stay'> {
  const leaving = use(LeavingContext)
  if (leaving === null) throw new Error('A page was rendered outside LeavingGate.')
  const { hold, leave, stay } = leaving
  useEffect(() => {
    if (!unkept) return
    const letGo = hold()
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      letGo()
    }
  }, [unkept, hold])
  return { leave, stay }
}
