import type { NewPassword, PersonAction, StaffRole } from '@enrol/ui'
import { PersonScreen } from '@enrol/ui/admin/person-screen'
import { UnkeptDialog } from '@enrol/ui/admin/unkept-dialog'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import type { AdminWords } from '@enrol/words/admin'
import { useQuery } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { Answered } from './answered.tsx'
import { CorrectAddress } from './correct-address.tsx'
import { type Question, useLeaving } from './leaving-gate.tsx'
import { useListBehind } from './list-behind.ts'
import { type Ended, useProvenCall } from './proof-gate.tsx'
import { usePrinted } from './use-printed.ts'

interface Asked {
  readonly action: PersonAction
  readonly reason: string
}

export function PersonPage({ id, role }: { readonly id: string; readonly role: StaffRole }): ReactNode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const words = useAdminWords()
  const { session } = useJourney()
  const [, navigate] = useLocation()
  const listHref = useListBehind()
  const [asking, setAsking] = useState<PersonAction | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [news, setNews] = useState<string | null>(null)
  const [given, setGiven] = useState<NewPassword | null>(null)
  const printed = usePrinted(given)
  useLeaving(given === null ? null : printed ? asksAboutLetter : asksAboutPassword)
  const query = useQuery({ ...trpc.admin.person.queryOptions({ id }), refetchOnMount: 'always' })
  const acting = useProvenCall(useCallback((asked: Asked) => act(api, id, asked), [api, id]))

  if (query.error instanceof TRPCClientError && query.error.data?.code === 'NOT_FOUND')
    return <ProblemScreen problem={{ kind: 'not-found' }} homeHref="/admin/people" />

  async function confirm(action: PersonAction, reason: string, name: string): Promise<void> {
    const ending = await acting.call({ action, reason })
    if (ending === null) return
    if (ending.kind === 'given') setGiven(ending)
    else setNews(newsOf(ending, action, name, words))
    setAsking(null)
    await query.refetch()
  }

  return (
    <Answered query={query}>
      {(person) => (
        <PersonScreen
          person={person}
          role={role}
          isSelf={session.stage !== 'anonymous' && session.user.username === person.username}
          asking={asking}
          busy={acting.busy}
          trouble={acting.trouble}
          news={news}
          given={given}
          address={window.location.origin}
          onAsk={(action) => {
            acting.forget()
            setNews(null)
            setAsking(action)
          }}
          onConfirm={(action, reason) => void confirm(action, reason, person.name)}
          onNoted={() => {
            setGiven(null)
            setNews(words.actions['new-password'].done(person.name))
          }}
          onCorrectAddress={() => {
            setNews(null)
            setCorrecting(true)
          }}
          listHref={listHref}
          onFollow={navigate}
        >
          {correcting && (
            <CorrectAddress
              id={id}
              name={person.name}
              pending={person.addressChange}
              onEnd={(ended) => {
                setNews(ended)
                setCorrecting(false)
                void query.refetch()
              }}
            />
          )}
        </PersonScreen>
      )}
    </Answered>
  )
}

const asksAboutPassword: Question = (answers) => <UnkeptDialog what="password" onKeep={() => window.print()} {...answers} />
const asksAboutLetter: Question = (answers) => <UnkeptDialog what="letter" onKeep={() => window.print()} {...answers} />

type Ending = Exclude<Ended<Awaited<ReturnType<typeof act>>>, { kind: 'given' }>

function newsOf(ending: Ending, action: PersonAction, name: string, { actions }: AdminWords): string {
  switch (ending.kind) {
    case 'done':
    case 'reset':
    case 'changed':
      return actions[action].done(name)
    case 'unchanged':
      return actions.unchanged
    case 'needs-reset':
      return actions.needsReset(name)
    case 'last-administrator':
      return actions.lastAdministrator
  }
}

async function act({ admin }: ReturnType<typeof useTRPCClient>, id: string, { action, reason }: Asked) {
  switch (action) {
    case 'reset-mfa':
      return admin.resetMfa.mutate({ id, reason })
    case 'unlock':
      return admin.unlock.mutate({ id, reason })
    case 'new-password':
      return admin.newOneTimePassword.mutate({ id, reason })
    case 'suspend':
      return admin.suspend.mutate({ id, reason })
    case 'restore':
      return admin.restore.mutate({ id, reason })
    case 'allow-email':
    case 'refuse-email':
      return admin.allowEmailMfa.mutate({ id, reason, allowed: action === 'allow-email' })
    case 'make-administrator':
    case 'make-member':
      return admin.giveRole.mutate({ id, reason, role: action === 'make-member' ? 'member' : 'administrator' })
  }
}
