import { MakeRecoveryCodesScreen } from '@enrol/ui/make-recovery-codes-screen'
import { RecoveryCodesScreen } from '@enrol/ui/recovery-codes-screen'
import { useUi } from '@enrol/ui/ui-provider'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Proven } from './proven.tsx'
import { useProven } from './use-proven.ts'

type Account = Answers['account']['current']
type Created = Extract<Answers['account']['createRecoveryCodes'], { kind: 'created' }>

/**
 * Makes recovery codes and shows them once: they are in this page's memory and nowhere else, so that leaving it, or loading
 * it again, leaves only what the person has kept.
 */
export function RecoveryCodesPage({ account }: { readonly account: Account }): ReactNode {
  const api = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [created, setCreated] = useState<Created | null>(null)
  const proof = useProven()
  const { words } = useUi()
  const making = useCall<void, Answers['account']['createRecoveryCodes']>(
    useCallback(() => api.account.createRecoveryCodes.mutate(), [api]),
  )
  const toAccount = (): void => navigate('/account')

  async function make(): Promise<void> {
    const answer = await making.call()
    if (answer === null) return
    if (answer.kind === 'proof-needed') proof.ask(make)
    if (answer.kind === 'created') setCreated(answer)
    if (answer.kind !== 'proof-needed') await queries.invalidateQueries({ queryKey: trpc.account.current.queryKey() })
  }

  if (created !== null) return <RecoveryCodesScreen codes={created.codes} createdAt={created.createdAt} onKept={toAccount} />
  const { factor, recoveryCodes } = account
  // Recovery codes stand for a second factor: without one there is nothing to do here.
  if (factor === null) return <Redirect to="/account" replace />
  return (
    <Proven proof={proof} account={account} lead={words.recovery.proof.lead}>
      <MakeRecoveryCodesScreen
        again={recoveryCodes !== null}
        busy={making.busy}
        trouble={making.trouble}
        onMake={() => void make()}
        onBack={toAccount}
      />
    </Proven>
  )
}
