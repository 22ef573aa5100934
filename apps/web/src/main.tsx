import '@enrol/ui/styles.scss'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { firstLanguage, LanguageProvider } from './language.tsx'
import { createQueryClient } from './query-client.ts'
import { createServerClock } from './server-clock.ts'
import { readPageFacts } from './service.ts'
import { createTabs } from './tabs.ts'
import { createApiClient, TRPCProvider } from './trpc.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no element for the app')

const facts = readPageFacts(document)
const clock = createServerClock((input, init) => window.fetch(input, init), Date.now)
const queries = createQueryClient()
const api = createApiClient(clock.fetch)
const tabs = createTabs()

createRoot(root).render(
  <StrictMode>
    <LanguageProvider first={await firstLanguage()} service={facts} clock={clock.now} secondsAhead={clock.secondsAhead}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <App publicUrl={facts.publicUrl} tabs={tabs} />
        </TRPCProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
