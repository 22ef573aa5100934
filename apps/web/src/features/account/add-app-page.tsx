import { AddAppScreen } from '@enrol/ui/account/add-app-screen'
import type { OwnApp } from '@enrol/ui/account/own-apps'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { deviceOf } from '../../device.ts'
import { useQueryFailure } from '../../query-failure.ts'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { type Arrival, useDone } from './account-page.tsx'
import { Proven } from './proven.tsx'
import { useChanged } from './use-changed.ts'
import { useProven } from './use-proven.ts'

type Account = Answers['account']['current']
type Factor = NonNullable<Account['factor']>
type AppToConfirm = Parameters<ReturnType<typeof useTRPCClient>['account']['confirmApp']['mutate']>[0]

export interface AddAppPageProps extends Pick<Account, 'recoveryCodes'> {
  readonly factor: Factor
}

/** One app more, or an app in the place of email or of one that is lost. A page that is loaded again shows a new secret. */
export function AddAppPage({ factor, recoveryCodes }: AddAppPageProps): ReactNode {
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  const changed = useChanged()
  const proof = useProven()
  const [name, setName] = useState('')
  const issuing = useQuery({ queryKey: ['further-app'], queryFn: () => api.account.startApp.mutate(), gcTime: 0, retry: false })
  const issuingTrouble = useQueryFailure(issuing.error)
  const confirming = useCall(useCallback((app: AppToConfirm) => api.account.confirmApp.mutate(app), [api]))
  const replaced = useReplaced(factor)
  const done = useDone()
  const insteadOfEmail = factor.method === 'email'
  const toAccount = (): void => navigate('/account')

  async function renew(): Promise<void> {
    confirming.forget()
    await issuing.refetch()
  }
  async function submit(code: string, lost = replaced): Promise<void> {
    const answer = await confirming.call({ code, name, ...(lost && { replaces: lost.tag }) })
    switch (answer?.kind) {
      case 'proof-needed':
        return proof.ask(() => submit(code, lost))
      // The lost one was removed elsewhere meanwhile, and no code is spent: the new one is added all the same.
      case 'not-found':
        return submit(code, null)
      case 'accepted':
        return changed(replaced !== null ? 'app-replaced' : insteadOfEmail ? 'changed-to-app' : 'app-added')
    }
  }

  if (issuing.data?.kind === 'too-many' || confirming.answer?.kind === 'too-many')
    return <Redirect to="/account" replace state={{ done: 'too-many' } satisfies Arrival} />
  // Also after a proof, which is fresh for a while: trying again asks for none.
  if (issuing.data?.kind !== 'issued' && issuingTrouble !== null && !proof.proving)
    return <ProblemScreen problem={issuingTrouble} busy={issuing.isFetching} onTryAgain={() => void issuing.refetch()} />
  const proofFirst = issuing.data?.kind === 'proof-needed' && !issuing.isFetching && !proof.proving
  const { answer } = confirming
  return (
    <Proven
      proof={proofFirst ? { proving: true, onProven: renew, onBack: toAccount } : proof}
      account={{ factor, recoveryCodes }}
      lost={replaced !== null}
    >
      {issuing.data?.kind !== 'issued' ? (
        <LoadingScreen />
      ) : (
        <AddAppScreen
          entry={issuing.data}
          device={deviceOf(window)}
          insteadOfEmail={insteadOfEmail}
          apps={factor.method === 'totp' ? factor.apps : []}
          {...(replaced !== null && { replaces: replaced })}
          done={done}
          name={name}
          onName={setName}
          verdict={answer === null || answer.kind === 'proof-needed' || answer.kind === 'not-found' ? null : answer}
          busy={confirming.busy}
          trouble={confirming.trouble ?? issuingTrouble}
          onSubmit={(code) => void submit(code)}
          onBack={toAccount}
          onNewCode={() => void renew()}
          onTryAgain={confirming.forget}
        />
      )}
    </Proven>
  )
}

/** The app that the person has said to have lost; null: none of those that they have. */
function useReplaced(factor: Factor): OwnApp | null {
  const tag = useHistoryState<Arrival | null>()?.replaces
  return factor.method === 'totp' ? (factor.apps.find((app) => app.tag === tag) ?? null) : null
}
