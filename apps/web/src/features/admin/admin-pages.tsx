import '@enrol/ui/admin.scss'
import type { StaffRole } from '@enrol/ui'
import { AdminNav, type AdminPlace } from '@enrol/ui/admin/admin-nav'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { EventsPage } from './events-page.tsx'
import { HelpRequestsPage } from './help-requests-page.tsx'
import { ImportPage } from './import-page.tsx'
import { LeavingGate } from './leaving-gate.tsx'
import { PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'
import { PolicyPage } from './policy-page.tsx'
import { ProgressPage } from './progress-page.tsx'
import { ProofGate } from './proof-gate.tsx'

/** Everything below `/admin`. The server refuses whoever has not the role; here they are told that there is no such page. */
export default function AdminPages(): ReactNode {
  return (
    <LeavingGate>
      <PageAtAddress />
    </LeavingGate>
  )
}

function PageAtAddress(): ReactNode {
  const [path, navigate] = useLocation()
  const { session } = useJourney()
  const role = session.stage === 'anonymous' ? undefined : session.user.role
  if (role === undefined) return <ProblemScreen problem={{ kind: 'not-found' }} homeHref="/account" />

  const [, , place = '', id] = path.replace(/\/+$/, '').split('/')
  if (place === '') return <Redirect to="/admin/people" replace />
  const page = pageOf(place, id, role)
  if (page === null) return <ProblemScreen problem={{ kind: 'not-found' }} homeHref="/admin/people" />
  return (
    <>
      <AdminNav role={role} current={place as AdminPlace} below={id !== undefined} onFollow={navigate} />
      <ProofGate key={path}>{page}</ProofGate>
    </>
  )
}

function pageOf(place: string, id: string | undefined, role: StaffRole): ReactNode | null {
  if (place === 'people' && id === 'add') return role === 'administrator' ? <ImportPage /> : null
  if (place === 'people') return id === undefined ? <PeoplePage role={role} /> : <PersonPage id={id} role={role} key={id} />
  if (place === 'help' && id === undefined) return <HelpRequestsPage role={role} />
  if (role !== 'administrator' || id !== undefined) return null
  switch (place) {
    case 'progress':
      return <ProgressPage />
    case 'policy':
      return <PolicyPage />
    case 'events':
      return <EventsPage />
    default:
      return null
  }
}
