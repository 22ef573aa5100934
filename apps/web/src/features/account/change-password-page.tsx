import { PASSWORD_LENGTH } from '@enrol/otp'
import { ChangePasswordScreen } from '@enrol/ui/account/change-password-screen'
import { useAccountWords } from '@enrol/ui/account/use-account-words'
import type { ChoosePasswordRefusal } from '@enrol/ui/choose-password-screen'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import type { Arrival } from './account-page.tsx'
import { Proven } from './proven.tsx'
import { useProven } from './use-proven.ts'

interface Change {
  readonly newPassword: string
  /** The one that the person has, where there is no factor. */
  readonly password?: string
}

/** Another password. Who has a factor proves first who they are, and what they chose is kept meanwhile in this page's memory. */
export function ChangePasswordPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const api = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { session, refresh } = useJourney()
  const [, navigate] = useLocation()
  const { password: words } = useAccountWords()
  const proof = useProven()
  const changing = useCall(useCallback((change: Change) => api.account.changePassword.mutate(change), [api]))
  if (session.stage === 'anonymous') return null

  async function change(chosen: Change): Promise<void> {
    const answer = await changing.call(chosen)
    if (answer === null) return
    if (answer.kind === 'proof-needed') proof.ask(() => change(chosen))
    // A factor was set up or taken away meanwhile: what is asked for here is another thing now.
    if (answer.kind === 'password-needed') await queries.invalidateQueries({ queryKey: trpc.account.current.queryKey() })
    if (answer.kind !== 'changed') return
    // It is another session now, which ends at another time.
    await refresh().catch(() => undefined)
    navigate('/account', { state: { passwordChanged: true } satisfies Arrival })
  }

  const { answer, busy, trouble } = changing
  return (
    <Proven proof={proof} account={account} lead={words.proofLead}>
      <ChangePasswordScreen
        username={session.user.username}
        least={session.user.role !== undefined ? PASSWORD_LENGTH.leastForAdministrators : PASSWORD_LENGTH.least}
        asksCurrent={account.factor === null}
        outcome={refusalIn(answer)}
        busy={busy || answer?.kind === 'changed'}
        trouble={trouble}
        onSubmit={(newPassword, password) => void change(password === undefined ? { newPassword } : { newPassword, password })}
        onBack={() => navigate('/account')}
      />
    </Proven>
  )
}

type Answer = Answers['account']['changePassword']

function refusalIn(answer: Answer | null): ChoosePasswordRefusal | null {
  if (answer === null) return null
  switch (answer.kind) {
    case 'changed':
    case 'proof-needed':
    case 'password-needed':
      return null
    default:
      return answer
  }
}
