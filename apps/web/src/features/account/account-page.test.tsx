import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { JourneyProvider, type Session, useJourney } from '../../journey.tsx'
import { createQueryClient } from '../../query-client.ts'
import { type Answers, createApiClient, TRPCProvider } from '../../trpc.ts'
import { AccountPage } from './account-page.tsx'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const GWEN: Session = {
  stage: 'signed-in',
  user: { username: 'gwen', name: 'Gwen Hale', role: 'administrator' },
  organisation: { name: 'Harbour' },
  expiresAt: Date.now() + 600_000,
}
const ACCOUNT: Answers['account']['current'] = {
  factor: null,
  recoveryCodes: null,
  email: { offered: false, reason: 'organisation-policy' },
  lastSignInAt: null,
}

afterEach(cleanup)

function Page(): ReactNode {
  const { setUnkept } = useJourney()
  const passwords = [{ username: 'sam', name: 'Sam Okafor', password: 'quiet-tide-lantern' }]
  return (
    <>
      <button
        type="button"
        onClick={() => setUnkept({ username: 'gwen', answer: { kind: 'imported', added: 1, unchanged: 0, passwords, until: 1 } })}
      >
        Add people
      </button>
      <AccountPage account={ACCOUNT} />
    </>
  )
}

test('whoever came back by a recovery code finds the way to the passwords that wait for them, and none of these, on their account page', async () => {
  window.history.replaceState(null, '', '/account')
  const queries = createQueryClient()
  const api = createApiClient(() => new Promise(() => undefined))
  render(
    <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <JourneyProvider session={GWEN} tabs={{ tell: () => undefined, listen: () => () => undefined }}>
            <Page />
          </JourneyProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </UiProvider>,
  )
  const link = (): HTMLElement | null => screen.queryByRole('link', { name: 'Show the one-time passwords' })
  expect(link()).toBeNull()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Add people' })))
  expect(screen.queryByText(/lantern/)).toBeNull()
  await act(async () => void (link() && fireEvent.click(link() as HTMLElement)))
  expect(window.location.pathname).toBe('/admin/people/add')
})
