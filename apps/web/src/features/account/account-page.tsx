import { MOST_APPS } from '@enrol/otp'
import type { Done } from '@enrol/ui/account/done-notice'
import type { FactorsPanelProps } from '@enrol/ui/account/factors-panel'
import { PasswordPanel } from '@enrol/ui/account/password-panel'
import { useAccountWords } from '@enrol/ui/account/use-account-words'
import { AccountScreen } from '@enrol/ui/account-screen'
import { useUi } from '@enrol/ui/ui-provider'
import { UnkeptNotice } from '@enrol/ui/unkept-notice'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { Proven } from './proven.tsx'
import { SecuritySections } from './security-sections.tsx'
import { useChanged } from './use-changed.ts'
import { useRemoveApp } from './use-remove-app.ts'

/** How the person came here; kept with the browser's history. */
export interface Arrival {
  /** They have just signed in with a recovery code. */
  readonly recoveryCodeUsed?: true
  /** The tag of the app that they have lost, and put a new one in the place of. */
  readonly replaces?: string
  readonly done?: Done['kind']
  readonly passwordChanged?: true
}

export function AccountPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const { session, refresh, unkept } = useJourney()
  const { clock } = useUi()
  const words = useAccountWords()
  const api = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { signOut, busy, trouble } = useSignOut()
  const starting = useCall<void, Answers['account']['startEnrolment']>(useCallback(() => api.account.startEnrolment.mutate(), [api]))
  const changed = useChanged()
  const { remove, proof, ...removing } = useRemoveApp(async (end) => {
    if (end === 'removed') return changed('app-removed')
    // What is listed here is not what there is.
    await queries.invalidateQueries({ queryKey: trpc.account.current.queryKey() })
  })
  const done = useDone()
  if (session.stage === 'anonymous') return null

  async function enrol(): Promise<void> {
    const answer = await starting.call()
    switch (answer?.kind) {
      case 'enrol':
        await refresh()
        return
      case 'enrolled':
        return changed('enrolled')
      case 'sign-in-again':
      case undefined:
        return
    }
  }
  const { user, organisation } = session
  return (
    <Proven proof={proof} account={account}>
      {/* A recovery code led past them. */}
      {unkept !== null && <UnkeptNotice onFollow={navigate} />}
      <AccountScreen
        user={user}
        organisation={organisation}
        factor={account.factor}
        changing={{
          most: MOST_APPS,
          emailOffered: account.email.offered,
          outcome: notRemoved(removing.answer),
          busy: removing.busy,
          onAdd: () => navigate('/account/app'),
          onRemove: (tag) => void remove(tag),
          onReplace: (tag) => navigate('/account/app', { state: { replaces: tag } satisfies Arrival }),
          onChangeToEmail: () => navigate('/account/email'),
        }}
        done={done}
        recoveryCodes={account.recoveryCodes}
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
    </Proven>
  )
}

/** What became of the change that led here; a new object for each. */
export function useDone(): Done | null {
  const arrival = useHistoryState<Arrival | null>()
  return useMemo(() => (arrival?.done === undefined ? null : { kind: arrival.done }), [arrival])
}

function notRemoved(answer: Answers['account']['removeApp'] | null): FactorsPanelProps['outcome'] {
  switch (answer?.kind) {
    case 'not-found':
    case 'last-one':
      return answer
    case 'removed':
    case 'proof-needed':
    case undefined:
      return null
  }
}
