import { MOST_APPS } from '@enrol/otp'
import type { DoneKind } from '@enrol/ui/account/done-notice'
import { PasswordPanel } from '@enrol/ui/account/password-panel'
import { useAccountWords } from '@enrol/ui/account/use-account-words'
import { AccountScreen } from '@enrol/ui/account-screen'
import { useUi } from '@enrol/ui/ui-provider'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { ProofPage } from './proof-page.tsx'
import { SecuritySections } from './security-sections.tsx'
import { useChanged } from './use-changed.ts'
import { useProven } from './use-proven.ts'

/** How the person came here; kept with the browser's history. */
export interface Arrival {
  readonly recoveryCodeUsed?: true
  readonly done?: DoneKind
  readonly passwordChanged?: true
}

export function AccountPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const { session, refresh } = useJourney()
  const { clock } = useUi()
  const words = useAccountWords()
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { signOut, busy, trouble } = useSignOut()
  const starting = useCall<void, Answers['account']['startEnrolment']>(useCallback(() => api.account.startEnrolment.mutate(), [api]))
  const removing = useCall(useCallback((tag: string) => api.account.removeApp.mutate({ tag }), [api]))
  const proof = useProven()
  const changed = useChanged()
  if (session.stage === 'anonymous') return null

  async function enrol(): Promise<void> {
    const answer = await starting.call()
    if (answer?.kind === 'enrol' || answer?.kind === 'enrolled') await refresh()
  }
  async function remove(tag: string): Promise<void> {
    const answer = await removing.call(tag)
    if (answer?.kind === 'proof-needed') proof.ask(() => remove(tag))
    if (answer?.kind === 'removed') await changed('app-removed')
  }
  const { user, organisation } = session
  const { factor } = account
  if (proof.proving && factor) return <ProofPage factor={factor} lead={words.proofLead} onProven={proof.onProven} onBack={proof.onBack} />
  return (
    <AccountScreen
      user={user}
      organisation={organisation}
      factor={factor}
      changing={{
        most: MOST_APPS,
        emailOffered: account.email.offered,
        busy: removing.busy,
        onAdd: () => navigate('/account/app'),
        onRemove: (tag) => void remove(tag),
        onChangeToEmail: () => navigate('/account/email'),
      }}
      done={arrival?.done ?? null}
      recoveryCodes={account.recoveryCodes}
      recoveryCodeUsed={arrival?.recoveryCodeUsed === true}
      onMakeRecoveryCodes={() => navigate('/account/recovery-codes')}
      enforcesFrom={organisation.enforcesFrom ?? null}
      onEnrol={() => void enrol()}
      signInAgain={starting.answer?.kind === 'sign-in-again'}
      {...(user.role !== undefined && { onLookAfter: () => navigate('/admin/people') })}
      busy={busy || starting.busy}
      trouble={trouble ?? starting.trouble ?? removing.trouble}
      onSignOut={signOut}
      {...(account.lastSignInAt !== null && { lastSignIn: words.lastSignIn(account.lastSignInAt, clock()) })}
    >
      <PasswordPanel changed={arrival?.passwordChanged === true} onChange={() => navigate('/account/password')} />
      <SecuritySections />
    </AccountScreen>
  )
}
