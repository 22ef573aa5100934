import type { SessionEnd } from '@enrol/ui'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, type RefObject, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Farewell, Tabs } from './tabs.ts'
import { type Answers, useTRPC, useTRPCClient } from './trpc.ts'
import { useUnexpectedEnd } from './use-unexpected-end.ts'
import { type Unkept, useUnkept } from './use-unkept.ts'

export type Session = Answers['session']['current']

/** An enrolment has just succeeded: its pop-up stands over its page, although the session that the page belonged to is over. */
export type Enrolled = EnrolledApp | { readonly method: 'email' }

export interface EnrolledApp {
  readonly method: 'totp'
  readonly username: string
  readonly tag: string
  readonly nextCodeAt: number
  /** When the page leaves by itself. */
  readonly leavesAt: number
}

/** Leads away from where the person is; whether they are away when it is done. */
export type Go = () => Promise<boolean>

export interface Journey {
  readonly session: Session
  /** The session ended although the person had not asked for it, and why; null otherwise. */
  readonly sessionEnded: SessionEnd | null
  readonly enrolled: Enrolled | null
  /** Asks the server where this browser stands. */
  refresh(): Promise<Session>
  /** Takes the server's word for it. */
  sessionIs(session: Session): void
  /** A right password: goes on, and where the session had ended, at the page that it ended on. */
  signedIn(): Promise<Session>
  showEnrolled(enrolled: Enrolled | null): void
  /** Makes a call that ends the session when it succeeds: where no answer comes, also before a reload, it may have. */
  mayEndSession<Answer>(call: () => Promise<Answer>): Promise<Answer>
  /** Signed out here, so everywhere: leaves for the signed-out page, in every tab. */
  leave(): void
  /** The pop-up about the enrolled app was closed. */
  leaveEnrolled(enrolled: EnrolledApp): void
  /** On a page that holds something to be kept: what asks the person before it lets them sign out. */
  readonly asksFirst: RefObject<((go: Go) => void) | null>
  /** What was given once to the person who is or was signed in; null: nothing, or it is kept. */
  readonly unkept: Unkept | null
  setUnkept(unkept: Unkept | null): void
}

export const ANONYMOUS: Session = { stage: 'anonymous' }

const JourneyContext = createContext<Journey | null>(null)

export function useJourney(): Journey {
  const journey = useContext(JourneyContext)
  if (journey === null) throw new Error('A page was rendered outside JourneyProvider.')
  return journey
}

export interface JourneyProviderProps {
  readonly session: Session
  readonly tabs: Tabs
  readonly children: ReactNode
}

/** Keeps where the person stands: what the server said last, and the few things that only this page knows. */
export function JourneyProvider({ session, tabs, children }: JourneyProviderProps): ReactNode {
  const queries = useQueryClient()
  const trpc = useTRPC()
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  const [enrolled, showEnrolled] = useState<Enrolled | null>(null)
  const asksFirst = useRef<((go: Go) => void) | null>(null)
  const askWhyEnded = useCallback(async () => {
    const why = await api.session.whyEnded.query()
    return why.kind === 'ended' ? why.cause : null
  }, [api])
  const { sessionEnded, lastSeen, expectEnd, noteEnd, goOn, mayEndSession } = useUnexpectedEnd(session, enrolled, askWhyEnded)
  const { unkept, setUnkept } = useUnkept(session)
  useForgetsOthers(session, queries)

  const sessionIs = useCallback(
    (next: Session) => {
      queries.setQueryData(trpc.session.current.queryKey(), next)
    },
    [queries, trpc],
  )
  const refresh = useCallback(() => queries.fetchQuery({ ...trpc.session.current.queryOptions(), staleTime: 0 }), [queries, trpc])

  /** The session was ended here, on purpose: the other tabs end in the same place, and those asleep do not take it for an attack. */
  const tellEnd = useCallback(
    (farewell: Farewell) => {
      noteEnd()
      tabs.tell({ kind: 'signed-out', farewell })
    },
    [noteEnd, tabs],
  )

  const goodbye = useCallback(
    (farewell: Farewell) => {
      expectEnd()
      showEnrolled(null)
      sessionIs(ANONYMOUS)
      forgetPerson(queries)
      navigate('/signed-out', { replace: true, state: farewell })
    },
    [queries, sessionIs, navigate, expectEnd],
  )

  const signedIn = useCallback(async () => {
    const before = lastSeen()
    const next = await api.session.current.query()
    if (next.stage === 'anonymous') return next
    const samePerson = before?.username === next.user.username
    // Before any page of the new session is there. What was shown to one person is not there for the next: secrets and addresses above all.
    if (!samePerson) forgetPerson(queries)
    forgetFailures(queries)
    sessionIs(next)
    if (samePerson && before) navigate(before.path, { replace: true })
    goOn()
    tabs.tell({ kind: 'session-changed' })
    return next
  }, [lastSeen, api, sessionIs, queries, navigate, goOn, tabs])

  useEffect(
    () =>
      tabs.listen((message) => {
        if (message.kind === 'session-changed') refresh().catch(() => undefined)
        if (message.kind === 'signed-out' && session.stage !== 'anonymous') goodbye(message.farewell)
      }),
    [tabs, refresh, goodbye, session.stage],
  )

  // Enrolling an app has ended the session everywhere: the other tabs say so at once, and this one does when it is loaded again.
  useEffect(() => {
    if (enrolled?.method !== 'totp') return
    const farewell = farewellTo(enrolled)
    tellEnd(farewell)
    navigate('/signed-out', { replace: true, state: farewell })
  }, [enrolled, tellEnd, navigate])

  const journey = useMemo<Journey>(() => {
    const leave = (): void => {
      tellEnd(SIGNED_OUT)
      goodbye(SIGNED_OUT)
    }
    const leaveEnrolled = (app: EnrolledApp): void => goodbye(farewellTo(app))
    const told = { session, sessionEnded, enrolled, unkept }
    return { ...told, refresh, sessionIs, signedIn, showEnrolled, mayEndSession, leave, leaveEnrolled, asksFirst, setUnkept }
  }, [session, sessionEnded, enrolled, unkept, refresh, sessionIs, signedIn, mayEndSession, tellEnd, goodbye, setUnkept])

  return <JourneyContext value={journey}>{children}</JourneyContext>
}

const SIGNED_OUT: Farewell = { reason: 'signed-out', entry: null }

function farewellTo({ tag, nextCodeAt }: EnrolledApp): Farewell {
  return { reason: 'enrolled', entry: { tag, nextCodeAt } }
}

/** Whoever is there next may have signed in in another tab: before anything is drawn for them, what was shown to the one before is gone. */
function useForgetsOthers(session: Session, queries: QueryClient): void {
  const now = session.stage === 'anonymous' ? null : session.user.username
  const [last, setLast] = useState(now)
  if (now === null || now === last) return
  if (last !== null) forgetPerson(queries)
  setLast(now)
}

function forgetPerson(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey: [path] }) => !(Array.isArray(path) && path[0] === 'session') })
}

/** What failed for want of a session says nothing of the new one; what was there before it failed is kept. */
function forgetFailures(queries: QueryClient): void {
  for (const query of queries.getQueryCache().findAll({ predicate: ({ state }) => state.status === 'error' })) {
    if (query.state.data === undefined) queries.removeQueries({ queryKey: query.queryKey, exact: true })
    else query.setState({ status: 'success', error: null, isInvalidated: false })
  }
}

/** The session as the server told it last; asked again when the person comes back to the tab. */
export function useSessionQuery() {
  const trpc = useTRPC()
  return useQuery({ ...trpc.session.current.queryOptions(), refetchOnWindowFocus: 'always', staleTime: 5_000 })
}
