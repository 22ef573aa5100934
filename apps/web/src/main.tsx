import '@enrol/ui/styles.scss'
import { PageFrame } from '@enrol/ui/page-frame'
import { FELT_AS_WAITING_MS } from '@enrol/ui/use-delayed'
import { QueryClientProvider } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { CrashBoundary } from './crash-boundary.tsx'
import { type FirstLanguage, firstLanguage, LanguageProvider } from './language.tsx'
import { createQueryClient } from './query-client.ts'
import { fetchPageAt } from './router.tsx'
import { createServerClock } from './server-clock.ts'
import { readPageFacts } from './service.ts'
import { createTabs } from './tabs.ts'
import { createApiClient, TRPCProvider } from './trpc.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no element for the app')

const facts = readPageFacts(document)
const clock = createServerClock((input, init) => window.fetch(input, init), Date.now, performance.timeOrigin)
const queries = createQueryClient()
const api = createApiClient(clock.fetch)
const tabs = createTabs()

const trpc = createTRPCOptionsProxy({ client: api, queryClient: queries })
const session = queries.fetchQuery(trpc.session.current.queryOptions()).catch(() => undefined)
const ready = Promise.allSettled([session, fetchPageAt(window.location.pathname, session, { queries, trpc, api, tabs })])
const felt = new Promise((resolve) => setTimeout(resolve, FELT_AS_WAITING_MS))
// Not awaited by the module itself: what it waits for may share its file, and would wait for it in turn.
void Promise.all([firstLanguage(), Promise.race([ready, felt])]).then(([first]) => draw(root, first))

/** At once when what is shown first is there, and without it when somebody would feel that they wait. */
function draw(root: HTMLElement, first: FirstLanguage): void {
  // As a transition, so that a slow phone draws it in slices and stays responsive.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <LanguageProvider first={first} service={facts} clock={clock.now} secondsAhead={clock.secondsAhead}>
          <QueryClientProvider client={queries}>
            <TRPCProvider trpcClient={api} queryClient={queries}>
              <CrashBoundary frame={PageFrame}>
                <App publicUrl={facts.publicUrl} tabs={tabs} />
              </CrashBoundary>
            </TRPCProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </StrictMode>,
    ),
  )
}
