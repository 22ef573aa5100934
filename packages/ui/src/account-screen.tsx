import type { Instant, Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import { type RecoveryCodesLeft, RecoveryCodesPanel } from './recovery-codes-panel.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface AccountScreenProps {
  readonly user: { readonly username: string; readonly name: string }
  readonly organisation: { readonly name: string }
  /** Null where MFA is not enforced and none is set up. */
  readonly factor: { readonly method: Method; readonly enrolledAt?: Instant } | null
  /** Null: none were made. */
  readonly recoveryCodes: RecoveryCodesLeft | null
  /** The person has just signed in with a recovery code. */
  readonly recoveryCodeUsed?: boolean
  readonly onMakeRecoveryCodes: () => void
  /** Signing out. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSignOut: () => void
}

export function AccountScreen(props: AccountScreenProps): ReactNode {
  const { user, organisation, factor, recoveryCodes, recoveryCodeUsed = false, onMakeRecoveryCodes, busy, trouble, onSignOut } = props
  const { words } = useUi()
  const { account, recovery } = words
  const facts: [string, string][] = [
    [account.name, user.name],
    [account.username, user.username],
    [account.organisation, organisation.name],
    [account.method, factor ? account.methods[factor.method] : account.noMethod],
  ]
  if (factor?.enrolledAt !== undefined) facts.push([account.enrolledAt, account.enrolledOn(factor.enrolledAt)])

  return (
    <div className="page__column">
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="account" title={account.title} failed={trouble !== null} />
      <p className="govuk-body">{account.signedIn}</p>
      {recoveryCodeUsed && recoveryCodes && (
        <Notice title={recovery.usedTitle}>
          <p className="govuk-body">{recovery.usedText(recoveryCodes.left)}</p>
        </Notice>
      )}
      {factor && recoveryCodes === null && <RecoveryCodesPanel codes={null} onMake={onMakeRecoveryCodes} />}
      <dl className="govuk-summary-list">
        {facts.map(([key, value]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      {factor && recoveryCodes && <RecoveryCodesPanel codes={recoveryCodes} onMake={onMakeRecoveryCodes} />}
      <div className="button-row">
        <Button look="secondary" busy={busy} onPress={onSignOut}>
          {words.common.signOut}
        </Button>
      </div>
    </div>
  )
}
