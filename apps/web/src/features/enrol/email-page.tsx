import { EmailEnrolScreen } from '@enrol/ui/email-enrol-screen'
import { EmailEnrolledDialog } from '@enrol/ui/email-enrolled-dialog'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { useEmailCode } from '../email/use-email-code.ts'

export function EmailPage(): ReactNode {
  const trpc = useTRPC()
  const { enrolled, showEnrolled, refresh } = useJourney()
  const [, navigate] = useLocation()
  const options = useQuery(trpc.enrolment.options.queryOptions())
  const trouble = useQueryFailure(options.error)
  const emailCode = useEmailCode('enrolment', {
    onAccepted: async () => showEnrolled({ method: 'email' }),
    onLocked: async () => void (await options.refetch()),
  })

  async function goOn(): Promise<void> {
    await refresh().catch(() => undefined)
    showEnrolled(null)
  }

  if (options.data === undefined) {
    if (trouble === null) return <LoadingScreen />
    return <ProblemScreen problem={trouble} busy={options.isFetching} onTryAgain={() => void options.refetch()} />
  }
  const { email } = options.data
  if (!email.offered) return <Redirect to="/enrol/scan" replace />
  if (emailCode === null) return <LoadingScreen />
  return (
    <>
      <EmailEnrolScreen
        {...emailCode}
        address={email.address}
        onUseApp={() => navigate('/enrol/scan')}
        onCannotEnrol={() => navigate('/enrol/help')}
      />
      {enrolled?.method === 'email' && <EmailEnrolledDialog address={email.address} onContinue={() => void goOn()} />}
    </>
  )
}
