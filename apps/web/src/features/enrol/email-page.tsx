import { EmailEnrolScreen } from '@enrol/ui/email-enrol-screen'
import { EmailEnrolledDialog } from '@enrol/ui/email-enrolled-dialog'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { useEmailCode } from '../email/use-email-code.ts'

export function EmailPage(): ReactNode {
  const trpc = useTRPC()
  const { refresh } = useJourney()
  const [, navigate] = useLocation()
  const [enrolled, setEnrolled] = useState(false)
  const options = useQuery(trpc.enrolment.options.queryOptions())
  const trouble = useQueryFailure(options.error)
  const emailCode = useEmailCode('enrolment', async () => setEnrolled(true))

  if (options.data === undefined) {
    if (trouble === null) return <LoadingScreen />
    return <ProblemScreen problem={trouble} busy={options.isFetching} onTryAgain={() => void options.refetch()} />
  }
  const { email } = options.data
  if (!email.offered) return <Redirect to="/enrol/scan" replace />
  return (
    <>
      <EmailEnrolScreen {...emailCode} address={email.address} onUseApp={() => navigate('/enrol/scan')} />
      {enrolled && <EmailEnrolledDialog address={email.address} onContinue={() => void refresh()} />}
    </>
  )
}
