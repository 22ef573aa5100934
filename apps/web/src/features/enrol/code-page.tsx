import { EnrolCodeScreen } from '@enrol/ui/enrol-code-screen'
import { EnrolledDialog } from '@enrol/ui/enrolled-dialog'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useUi } from '@enrol/ui/ui-provider'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { isLocking } from '../../is-locking.ts'
import { type EnrolledApp, useJourney } from '../../journey.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { pendingQuery } from './ask-ahead.ts'
import { entryInMemory, forgetEntry } from './use-entry.ts'

/** How long the success pop-up stays before the signed-out page comes by itself. */
const LEAVE_AFTER_MS = 15_000

export function CodePage(): ReactNode {
  const queries = useQueryClient()
  const { enrolled } = useJourney()
  const inMemory = entryInMemory(queries)?.tag ?? (enrolled?.method === 'totp' ? enrolled.tag : undefined)
  return inMemory === undefined ? <CodePageAfterReload /> : <CodeForEntry tag={inMemory} />
}

/** The secret is no longer in memory, but a code of its entry still counts: the server says which entry that is. */
function CodePageAfterReload(): ReactNode {
  const trpc = useTRPC()
  const { data: pending, error, refetch, isFetching } = useQuery(pendingQuery(trpc))
  const trouble = useQueryFailure(error)
  if (pending?.kind === 'pending') return <CodeForEntry tag={pending.tag} />
  if (pending?.kind === 'none') return <Redirect to="/enrol/scan" replace />
  if (trouble !== null) return <ProblemScreen problem={trouble} busy={isFetching} onTryAgain={() => void refetch()} />
  return <LoadingScreen />
}

function CodeForEntry({ tag }: { readonly tag: string }): ReactNode {
  const api = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { clock } = useUi()
  const { session, enrolled, showEnrolled, mayEndSession } = useJourney()
  const [, navigate] = useLocation()
  const [newer, setNewer] = useState<{ readonly than: string; readonly tag: string } | null>(null)
  const newestTag = newer?.than === tag ? newer.tag : tag
  const confirm = useCallback(
    async (code: string) => {
      const verdict = await mayEndSession(() => api.enrolment.confirmTotp.mutate({ code }))
      // The entry on this page may itself be the older one: a newer one was shown on another device.
      if (verdict.kind === 'older-entry') {
        const pending = await api.enrolment.pendingTotp.query().catch(() => null)
        if (pending?.kind === 'pending') setNewer({ than: tag, tag: pending.tag })
      }
      return verdict
    },
    [api, mayEndSession, tag],
  )
  const submission = useCall(confirm)

  async function submit(code: string): Promise<void> {
    const verdict = await submission.call(code)
    if (verdict !== null && isLocking(verdict)) await queries.invalidateQueries({ queryKey: trpc.enrolment.options.queryKey() })
    if (verdict?.kind !== 'accepted' || session.stage === 'anonymous') return
    const { username } = session.user
    showEnrolled({ method: 'totp', username, tag: newestTag, nextCodeAt: verdict.nextCodeAt, leavesAt: clock() + LEAVE_AFTER_MS })
  }
  return (
    <>
      <EnrolCodeScreen
        tag={newestTag}
        verdict={submission.answer}
        busy={submission.busy}
        trouble={submission.trouble}
        onSubmit={(code) => void submit(code)}
        onBack={() => {
          // What is in memory no longer counts: the page before this one shows one that does.
          if (newestTag !== tag) forgetEntry(queries)
          navigate('/enrol/scan')
        }}
        onNewCode={() => {
          forgetEntry(queries)
          navigate('/enrol/scan')
        }}
        onCannotEnrol={() => navigate('/enrol/help')}
        onTryAgain={submission.forget}
      />
      {enrolled?.method === 'totp' && <AppEnrolledDialog enrolled={enrolled} />}
    </>
  )
}

function AppEnrolledDialog({ enrolled }: { readonly enrolled: EnrolledApp }): ReactNode {
  const { leaveEnrolled } = useJourney()
  const [, navigate] = useLocation()
  return (
    <EnrolledDialog
      username={enrolled.username}
      tag={enrolled.tag}
      nextCodeAt={enrolled.nextCodeAt}
      leavesAt={enrolled.leavesAt}
      onSignIn={() => {
        leaveEnrolled(enrolled)
        navigate('/sign-in')
      }}
      onLeave={() => leaveEnrolled(enrolled)}
    />
  )
}
