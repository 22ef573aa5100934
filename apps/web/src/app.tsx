import { LoadingScreen } from '@enrol/ui/loading-screen'
import { PageFrame } from '@enrol/ui/page-frame'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useUi } from '@enrol/ui/ui-provider'
import type { ReactNode } from 'react'
import { CrashBoundary } from './crash-boundary.tsx'
import { JourneyProvider, useSessionQuery } from './journey.tsx'
import { Router } from './router.tsx'
import { SessionWatch } from './session-watch.tsx'
import { SignOutFrame } from './sign-out-frame.tsx'
import type { Tabs } from './tabs.ts'
import { failureOf } from './trouble.ts'

export interface AppProps {
  /** The only address that the server takes changes from. */
  readonly publicUrl: string
  readonly tabs: Tabs
}

export function App({ publicUrl, tabs }: AppProps): ReactNode {
  const { clock } = useUi()
  const { data: session, error, refetch, isFetching } = useSessionQuery()

  if (window.location.origin !== publicUrl) {
    return (
      <PageFrame>
        <ProblemScreen problem={{ kind: 'wrong-address', publicUrl }} />
      </PageFrame>
    )
  }
  if (session === undefined) {
    const failure = error === null ? null : failureOf(error, clock(), navigator.onLine)
    return (
      <PageFrame>
        {failure === null ? (
          <LoadingScreen />
        ) : (
          <ProblemScreen
            problem={failure.kind === 'trouble' ? failure.trouble : { kind: 'server', reference: null }}
            busy={isFetching}
            onTryAgain={() => void refetch()}
          />
        )}
      </PageFrame>
    )
  }
  return (
    <JourneyProvider session={session} tabs={tabs}>
      <SignOutFrame>
        <CrashBoundary>
          <Router tabs={tabs} />
        </CrashBoundary>
        <SessionWatch />
      </SignOutFrame>
    </JourneyProvider>
  )
}
