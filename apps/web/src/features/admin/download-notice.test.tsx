import type { StaffRole } from '@enrol/ui'
import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { navigate } from 'wouter/use-browser-location'
import { JourneyProvider, type Session } from '../../journey.tsx'
import { createQueryClient } from '../../query-client.ts'
import { type Answers, createApiClient, TRPCProvider } from '../../trpc.ts'
import { EventsPage } from './events-page.tsx'
import { PeoplePage } from './people-page.tsx'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const GWEN: Session = {
  stage: 'signed-in',
  user: { username: 'gwen', name: 'Gwen Hale', role: 'administrator' },
  organisation: { name: 'Harbour' },
  expiresAt: Date.now() + 600_000,
}
const SAM = { id: 'p1', username: 'sam', name: 'Sam Okafor', role: 'member', organisationName: 'Harbour', contactEmail: null } as const
const PEOPLE: Answers['admin']['people'] = {
  people: [{ ...SAM, method: null, enrolledAt: null, locked: false, suspended: false, bounced: false }],
  total: 1,
  page: 1,
  pages: 1,
}
const PLAIN = { added: null, reason: null, changes: [], effectAt: null }
const EVENT = { sequence: 1, at: 1, kind: 'sign-out', outcome: 'done', by: 'self', who: 'Sam Okafor', whoIs: null } as const
const EVENTS: Answers['admin']['events'] = {
  events: [{ ...EVENT, whom: null, whomIs: null, address: null, reference: null, ...PLAIN }],
  before: null,
  tooManyPeople: false,
}
const FILES = {
  exportEvents: { csv: '', events: 100_000, cut: true, tooManyPeople: false } satisfies Answers['admin']['exportEvents'],
  exportPeople: { csv: '', people: 5_000, total: 5_001 } satisfies Answers['admin']['exportPeople'],
}

// jsdom downloads nothing.
URL.createObjectURL = () => 'blob:file'
URL.revokeObjectURL = () => undefined
HTMLAnchorElement.prototype.click = () => undefined
afterEach(cleanup)

async function opens(path: string, page: ReactNode, download: unknown): Promise<void> {
  window.history.pushState(null, '', `${path}?person=ada&search=ada`)
  window.history.pushState(null, '', path)
  const queries = createQueryClient()
  const api = createApiClient(async (url) => {
    if (/export/.test(String(url)) && download === null) throw new TypeError('Failed to fetch')
    const data = /export/.test(String(url)) ? download : /events/.test(String(url)) ? EVENTS : PEOPLE
    return new Response(JSON.stringify({ result: { data } }))
  })
  render(
    <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <JourneyProvider session={GWEN} tabs={{ tell: () => undefined, listen: () => () => undefined }}>
            {page}
          </JourneyProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </UiProvider>,
  )
  await settled(() => undefined)
}

async function settled(step: () => void): Promise<void> {
  await act(async () => {
    step()
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
}

const ADMINISTRATOR: StaffRole = 'administrator'
const PAGES = [
  ['/admin/events', <EventsPage key="events" />, FILES.exportEvents],
  ['/admin/people', <PeoplePage role={ADMINISTRATOR} key="people" />, FILES.exportPeople],
] as const

test.each(PAGES)(
  'at %s, that a file was cut is said of what it was downloaded from, and not of what Back leads to',
  async (path, page, file) => {
    await opens(path, page, file)
    await settled(() => fireEvent.click(screen.getByRole('button', { name: /Download/ })))
    expect(document.body.textContent).toMatch(/100000|5000/)
    await settled(() => window.history.back())
    expect(window.location.search).not.toBe('')
    expect(document.body.textContent).not.toMatch(/100000|5000/)
  },
)

test.each(PAGES)('at %s, that a download got no answer is not said of what a link leads to', async (path, page) => {
  await opens(path, page, null)
  await settled(() => fireEvent.click(screen.getByRole('button', { name: /Download/ })))
  expect(screen.queryByRole('region', { name: /^No answer/ })).not.toBeNull()
  await settled(() => navigate(`${path}?person=bea&search=bea`))
  expect(screen.queryByRole('region', { name: /^No answer/ })).toBeNull()
})
