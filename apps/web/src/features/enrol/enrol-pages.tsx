import { GetAnAppScreen } from '@enrol/ui/get-an-app-screen'
import { LockedScreen } from '@enrol/ui/locked-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useQueryFailure } from '../../query-failure.ts'
import type { Tabs } from '../../tabs.ts'
import { useTRPC } from '../../trpc.ts'
import { CodePage } from './code-page.tsx'
import { EmailPage } from './email-page.tsx'
import { ScanPage } from './scan-page.tsx'
import { useShareEntries } from './use-entry.ts'

export interface EnrolPagesProps {
  readonly place: '/enrol' | '/enrol/scan' | '/enrol/code' | '/enrol/email'
  readonly tabs: Tabs
}

/** The wizard: one thing a page, and the browser's Back works. While codes are locked there is one page, whatever is loaded. */
export default function EnrolPages({ place, tabs }: EnrolPagesProps): ReactNode {
  const [, navigate] = useLocation()
  useShareEntries(tabs)
  const options = useQuery(useTRPC().enrolment.options.queryOptions())
  useQueryFailure(options.error)
  const lockedUntil = options.data?.lockedUntil
  if (lockedUntil !== undefined) return <LockedScreen until={lockedUntil} onTryAgain={() => void options.refetch()} />

  switch (place) {
    case '/enrol':
      return <GetAnAppScreen onContinue={() => navigate('/enrol/scan')} />
    case '/enrol/scan':
      return <ScanPage tabs={tabs} />
    case '/enrol/code':
      return <CodePage />
    case '/enrol/email':
      return <EmailPage />
  }
}
