import { AddAppScreen } from '@enrol/ui/account/add-app-screen'
import type { OwnApp } from '@enrol/ui/account/own-apps'
import { useAccountWords } from '@enrol/ui/account/use-account-words'
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
import { ProofPage } from './proof-page.tsx'
import { useChanged } from './use-changed.ts'
import { useProven } from './use-proven.ts'

type Account = Answers['account']['current']
type Factor = NonNullable<Account['factor']>

export interface AddAppPageProps extends Pick<Account, 'recoveryCodes'> {
  readonly factor: Factor
}

/** One app more, or an app in the place of email or of one that is lost. A page that is loaded again shows a new secret. */
export function AddAppPage({ factor, recoveryCodes }: AddAppPageProps): ReactNode {
  const api = useTRPCClient()
  const { proofLead } = useAccountWords()
  const [, navigate] = useLocation()
  const changed = useChanged()
  const proof = useProven()
  const [name, setName] = useState('')
  const issuing = useQuery({ queryKey: ['further-app'], queryFn: () => api.account.startApp.mutate(), gcTime: 0, retry: false })
  const issuingTrouble = useQueryFailure(issuing.error)
  const confirming = useCall(useCallback((input: { code: string; name: string }) => api.account.confirmApp.mutate(input), [api]))
  const removing = useCall(useCallback((tag: string) => api.account.removeApp.mutate({ tag }), [api]))
  const replaced = useReplaced(factor)
  const done = useDone()
  const insteadOfEmail = factor.method === 'email'
  const toAccount = (): void => navigate('/account')

  async function renew(): Promise<void> {
    confirming.forget()
    await issuing.refetch()
  }
  async function submit(code: string): Promise<void> {
    const answer = await confirming.call({ code, name })
    if (answer?.kind === 'proof-needed') proof.ask(() => submit(code))
    if (answer?.kind !== 'accepted') return
    if (replaced === undefined) return changed(insteadOfEmail ? 'changed-to-app' : 'app-added')
    const removed = await removing.call(replaced.tag)
    await changed(removed?.kind === 'removed' || removed?.kind === 'not-found' ? 'app-replaced' : 'lost-app-stays')
  }

  if (issuing.data?.kind === 'too-many' || confirming.answer?.kind === 'too-many') return <Redirect to="/account" replace />
  const toProve = { factor, recoveryCodes, lost: replaced !== undefined, lead: proofLead }
  if (proof.proving) return <ProofPage {...toProve} onProven={proof.onProven} onBack={proof.onBack} />
  // Also after a proof, which is fresh for a while: trying again asks for none.
  if (issuing.data?.kind !== 'issued' && issuingTrouble !== null)
    return <ProblemScreen problem={issuingTrouble} busy={issuing.isFetching} onTryAgain={() => void issuing.refetch()} />
  if (issuing.data?.kind === 'proof-needed' && !issuing.isFetching) return <ProofPage {...toProve} onProven={renew} onBack={toAccount} />
  if (issuing.data?.kind !== 'issued') return <LoadingScreen />
  const { answer } = confirming
  return (
    <AddAppScreen
      entry={issuing.data}
      device={deviceOf(window)}
      insteadOfEmail={insteadOfEmail}
      apps={factor.method === 'totp' ? factor.apps : []}
      {...(replaced !== undefined && { replaces: replaced })}
      done={done}
      name={name}
      onName={setName}
      verdict={answer === null || answer.kind === 'proof-needed' ? null : answer}
      busy={confirming.busy || removing.busy}
      trouble={confirming.trouble ?? issuingTrouble}
      onSubmit={(code) => void submit(code)}
      onBack={toAccount}
      onNewCode={() => void renew()}
      onTryAgain={confirming.forget}
    />
  )
}

/** The app that the person has said to have lost; undefined: none of those that they have. */
function useReplaced(factor: Factor): OwnApp | undefined {
  const tag = useHistoryState<Arrival | null>()?.replaces
  return factor.method === 'totp' ? factor.apps.find((app) => app.tag === tag) : undefined
}
