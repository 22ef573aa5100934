import { GetAnAppScreen } from '@enrol/ui/get-an-app-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Tabs } from '../../tabs.ts'
import { CodePage } from './code-page.tsx'
import { EmailPage } from './email-page.tsx'
import { ScanPage } from './scan-page.tsx'
import { useShareEntries } from './use-entry.ts'

export interface EnrolPagesProps {
  readonly place: '/enrol' | '/enrol/scan' | '/enrol/code' | '/enrol/email'
  readonly tabs: Tabs
}

/** The wizard: one thing a page, and the browser's Back works. */
export default function EnrolPages({ place, tabs }: EnrolPagesProps): ReactNode {
  const [, navigate] = useLocation()
  useShareEntries(tabs)
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
