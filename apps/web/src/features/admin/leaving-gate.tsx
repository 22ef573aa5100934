import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type AroundNavHandler, Router, useLocation } from 'wouter'
import { type Go, useJourney } from '../../journey.tsx'
import { leaveBackwards, useGuard } from './history-guard.ts'

/** Asks whoever wants to leave a page that holds something to be kept. */
export type Question = (answers: { readonly onLeave: Go; readonly onStay: () => void }) => ReactNode

interface Leaving {
  /** Nobody leaves the page unasked, until null is given or it is left; it may be put away meanwhile. */
  readonly hold: (question: Question | null) => void
  /** Until the returned function is called, the browser's Back does this and leads nowhere. */
  readonly catchBack: (onBack: () => void) => () => void
}

const LeavingContext = createContext<Leaving | null>(null)

/** Every way from one page to another passes here, so that a page which holds something to be kept can ask first. */
export function LeavingGate({ children }: { readonly children: ReactNode }): ReactNode {
  const [path, navigate] = useLocation()
  const { held, hold, release, want } = useHeld(path)
  const isHeld = held !== null
  const onBack = useRef<(() => void) | null>(null)

  const { guard, unguarded } = useGuard(() => {
    if (onBack.current === null && !isHeld) return window.history.back()
    guard()
    if (onBack.current !== null) return onBack.current()
    want(async () => {
      release()
      leaveBackwards(() => navigate('/admin/people', { replace: true }))
      return true
    })
  })
  /** What leads away from the page: done at once, or when whoever is asked says so. */
  const pass = useCallback((go: Go) => (isHeld ? want(go) : void go()), [isHeld, want])
  useAsksFirst(isHeld, pass)

  const leaving = useMemo<Leaving>(() => {
    const catchBack = (caught: () => void) => {
      onBack.current = caught
      guard()
      return () => {
        onBack.current = null
      }
    }
    const guardAndHold = (question: Question | null) => {
      if (question !== null) guard()
      hold(question)
    }
    return { hold: guardAndHold, catchBack }
  }, [hold, guard])
  const aroundNav: AroundNavHandler = (go, to, options) => {
    if (isHeld && to === path) return
    pass(async () => {
      go(to, unguarded() ? { ...options, replace: true } : options)
      return true
    })
  }
  const leave = held?.leave ?? null
  function leaves(go: Go): Promise<boolean> {
    want(null)
    return go()
  }
  return (
    <Router aroundNav={aroundNav}>
      <LeavingContext value={leaving}>{children}</LeavingContext>
      {leave !== null && held?.question({ onLeave: () => leaves(leave), onStay: () => want(null) })}
    </Router>
  )
}

interface Held {
  /** Of the page that holds it. */
  readonly path: string
  readonly question: Question
  /** Goes where the person wanted to go; null: they want to go nowhere. */
  readonly leave: Go | null
}

function useHeld(path: string) {
  const [held, setHeld] = useState<Held | null>(null)
  const isHere = held?.path === path
  const hold = useCallback(
    (question: Question | null) => setHeld((before) => question && { path, question, leave: before?.path === path ? before.leave : null }),
    [path],
  )
  const release = useCallback(() => setHeld(null), [])
  const want = useCallback((leave: Go | null) => setHeld((before) => before && { ...before, leave }), [])
  return { held: isHere ? held : null, hold, release, want }
}

/** Signing out and closing the page are ways to leave it as well. */
function useAsksFirst(isHeld: boolean, pass: (go: Go) => void): void {
  const { asksFirst } = useJourney()
  useEffect(() => {
    asksFirst.current = pass
    return () => {
      asksFirst.current = null
    }
  }, [asksFirst, pass])
  useEffect(() => {
    if (!isHeld) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isHeld])
}

function useGate(): Leaving {
  const leaving = use(LeavingContext)
  if (leaving === null) throw new Error('A page was rendered outside LeavingGate.')
  return leaving
}

/** While there is a question, the browser asks before the page is closed, and who wants to leave it otherwise is asked it. */
export function useLeaving(question: Question | null): void {
  const { hold } = useGate()
  // Before the browser can be told to go back.
  useLayoutEffect(() => hold(question), [question, hold])
}

/** While there is something for it to do, the browser's Back does that, and the page stays. */
export function useCaughtBack(onBack: (() => void) | null): void {
  const { catchBack } = useGate()
  const back = useEffectEvent(() => onBack?.())
  const isCaught = onBack !== null
  useEffect(() => (isCaught ? catchBack(() => back()) : undefined), [isCaught, catchBack])
}
