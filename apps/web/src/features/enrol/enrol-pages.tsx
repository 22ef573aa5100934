import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LockPage } from '../../lock-page.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import type { Tabs } from '../../tabs.ts'
import { useTRPC } from '../../trpc.ts'
import { AppPage } from './app-page.tsx'
import { CodePage } from './code-page.tsx'
import { EmailPage } from './email-page.tsx'
import { HelpPage } from './help-page.tsx'
import { ScanPage } from './scan-page.tsx'
import { useShareEntries } from './use-entry.ts'

export { askAhead } from './ask-ahead.ts'

export interface EnrolPagesProps {
  readonly place: '/enrol' | '/enrol/scan' | '/enrol/code' | '/enrol/email' | '/enrol/help'
  readonly tabs: Tabs
}

/** The wizard: one thing a page, and the browser's Back works. */
export default function EnrolPages({ place, tabs }: EnrolPagesProps): ReactNode {
  useShareEntries(tabs)
  const options = useQuery(useTRPC().enrolment.options.queryOptions())
  useQueryFailure(options.error)
  const lockedUntil = options.data?.lockedUntil
  if (lockedUntil !== undefined) return <LockPage stage="enrolment" until={lockedUntil} onTryAgain={() => void options.refetch()} />

  switch (place) {
    case '/enrol':
      return <AppPage />
    case '/enrol/scan':
      return <ScanPage tabs={tabs} />
    case '/enrol/code':
      return <CodePage />
    case '/enrol/email':
      return <EmailPage />
    case '/enrol/help':
      return <HelpPage />
  }
}
