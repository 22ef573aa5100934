import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { ScanScreen } from '@enrol/ui/scan-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { deviceOf } from '../../device.ts'
import { useQueryFailure } from '../../query-failure.ts'
import type { Tabs } from '../../tabs.ts'
import { useTRPC } from '../../trpc.ts'
import { useEntry } from './use-entry.ts'

export function ScanPage({ tabs }: { readonly tabs: Tabs }): ReactNode {
  const trpc = useTRPC()
  const [, navigate] = useLocation()
  const options = useQuery(trpc.enrolment.options.queryOptions())
  const optionsTrouble = useQueryFailure(options.error)
  const { shown, busy, trouble, renew } = useEntry(tabs)

  function tryAgain(): void {
    void options.refetch()
    if (shown === null) renew()
  }

  if (options.data === undefined) {
    if (optionsTrouble === null) return <LoadingScreen />
    return <ProblemScreen problem={optionsTrouble} busy={options.isFetching} onTryAgain={tryAgain} />
  }
  return (
    <ScanScreen
      entry={shown?.entry ?? null}
      device={deviceOf(window)}
      email={options.data.email}
      renewed={shown?.renewed ?? false}
      busy={busy}
      trouble={trouble}
      onContinue={() => navigate('/enrol/code')}
      onBack={() => navigate('/enrol')}
      onUseEmail={() => navigate('/enrol/email')}
      onCannotEnrol={() => navigate('/enrol/help')}
      onNewCode={renew}
    />
  )
}
