import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { JourneyProvider, useJourney, useSessionQuery } from './journey.tsx'
import { createQueryClient } from './query-client.ts'
import type { TabMessage } from './tabs.ts'
import { createApiClient, TRPCProvider } from './trpc.ts'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const enrolling = (username: string) => ({
  stage: 'enrolling',
  user: { username, name: username },
  organisation: { name: 'Harbour Chambers' },
  expiresAt: Date.now() + 600_000,
})

function Who(): ReactNode {
  const { session } = useJourney()
  return <p>{session.stage === 'anonymous' ? 'nobody' : session.user.username}</p>
}

test('what was shown to one person is gone for the next one, who signed in in another tab, and is kept for the same one', async () => {
  let current: object = enrolling('ada')
  const answer = async (): Promise<Response> => Response.json({ result: { data: current } })
  const api = createApiClient(answer)
  const queries = createQueryClient()
  const trpc = createTRPCOptionsProxy({ client: api, queryClient: queries })
  let hear: (message: TabMessage) => void = () => undefined
  const tabs = {
    tell: () => undefined,
    listen: (onMessage: (message: TabMessage) => void) => {
      hear = onMessage
      return () => undefined
    },
  }
  function Tab(): ReactNode {
    const { data } = useSessionQuery()
    return data === undefined ? null : (
      <JourneyProvider session={data} tabs={tabs}>
        <Who />
      </JourneyProvider>
    )
  }
  render(
    <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <Tab />
        </TRPCProvider>
      </QueryClientProvider>
    </UiProvider>,
  )
  async function becomes(next: object, name: string): Promise<void> {
    current = next
    await act(async () => hear({ kind: 'session-changed' }))
    await screen.findByText(name)
  }
  const kept = () => [queries.getQueryData(['entry']), queries.getQueryData(trpc.enrolment.options.queryKey())]
  await screen.findByText('ada')
  queries.setQueryData(['entry'], 'the secret of ada')
  queries.setQueryData(trpc.enrolment.options.queryKey(), { totp: { offered: true }, email: { offered: true, address: 'ada@example.org' } })

  await becomes({ stage: 'anonymous' }, 'nobody')
  await becomes(enrolling('ada'), 'ada')
  expect(kept()).not.toContain(undefined)
  await becomes({ stage: 'anonymous' }, 'nobody')
  await becomes(enrolling('bob'), 'bob')
  expect(kept()).toEqual([undefined, undefined])
})
