import type { PersonAction, StaffRole } from '@enrol/ui'
import { PersonScreen } from '@enrol/ui/admin/person-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import type { AdminWords } from '@enrol/words/admin'
import { useQuery } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Answered } from './answered.tsx'
import { CorrectAddress } from './correct-address.tsx'

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
  const [asking, setAsking] = useState<PersonAction | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [news, setNews] = useState<string | null>(null)
  const query = useQuery({ ...trpc.admin.person.queryOptions({ id }), refetchOnMount: 'always' })
  const acting = useCall(useCallback((asked: Asked) => act(api, id, asked), [api, id]))

  if (query.error instanceof TRPCClientError && query.error.data?.code === 'NOT_FOUND')
    return <ProblemScreen problem={{ kind: 'not-found' }} homeHref="/admin/people" />

  async function confirm(action: PersonAction, reason: string, name: string): Promise<void> {
    const ending = await acting.call({ action, reason })
    if (ending === null) return
    setNews(newsOf(ending, action, name, words))
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
          onAsk={(action) => {
            acting.forget()
            setNews(null)
            setAsking(action)
          }}
          onConfirm={(action, reason) => void confirm(action, reason, person.name)}
          onCorrectAddress={() => {
            setNews(null)
            setCorrecting(true)
          }}
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

type Ending = 'done' | 'unchanged' | 'last-administrator' | { readonly password: string }

function newsOf(ending: Ending, action: PersonAction, name: string, { actions }: AdminWords): string {
  switch (ending) {
    case 'done':
      return actions[action].done(name)
    case 'unchanged':
      return actions.unchanged
    case 'last-administrator':
      return actions.lastAdministrator
    default:
      return actions.passwordIs(name, ending.password)
  }
}

async function act({ admin }: ReturnType<typeof useTRPCClient>, id: string, { action, reason }: Asked): Promise<Ending> {
  switch (action) {
    case 'reset-mfa':
      await admin.resetMfa.mutate({ id, reason })
      return 'done'
    case 'unlock':
      return (await admin.unlock.mutate({ id, reason })).kind === 'done' ? 'done' : 'unchanged'
    case 'new-password': {
      const answer = await admin.newOneTimePassword.mutate({ id, reason })
      return answer.kind === 'given' ? { password: answer.password } : 'unchanged'
    }
    case 'suspend':
      return (await admin.suspend.mutate({ id, reason })).kind
    case 'restore':
      return (await admin.restore.mutate({ id, reason })).kind
    case 'allow-email':
    case 'refuse-email':
      return (await admin.allowEmailMfa.mutate({ id, reason, allowed: action === 'allow-email' })).kind
    case 'make-administrator':
    case 'make-member': {
      const { kind } = await admin.giveRole.mutate({ id, reason, role: action === 'make-member' ? 'member' : 'administrator' })
      return kind === 'changed' ? 'done' : kind
    }
  }
}
