import { useEffect, useState } from 'react'
import type { Session } from './journey.tsx'
import type { Answers } from './trpc.ts'

/** People who were added, with their one-time passwords, that whoever added them has not kept yet. */
export interface Unkept {
  /** Who added them. */
  readonly username: string
  readonly answer: Extract<Answers['admin']['importPeople'], { readonly kind: 'imported' }>
}

/**
 * It outlasts the page and the session, in the memory of this tab and nowhere else, until it is kept, left behind or another person
 * signs in. See docs/decisions/024 of the server.
 */
export function useUnkept(session: Session) {
  const [unkept, setUnkept] = useState<Unkept | null>(null)
  // Before anything of the session is drawn.
  if (unkept !== null && isLost(unkept, session)) setUnkept(null)
  const isUnkept = unkept !== null
  useEffect(() => {
    if (!isUnkept) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnkept])
  return { unkept, setUnkept }
}

/** Somebody else is there, or they are there and look after people no longer. */
function isLost({ username }: Unkept, session: Session): boolean {
  if (session.stage === 'anonymous') return false
  return session.user.username !== username || (session.stage === 'signed-in' && session.user.role !== 'administrator')
}
