import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { type Done, DoneNotice } from './account/done-notice.tsx'
import { FactorsPanel, type FactorsPanelProps } from './account/factors-panel.tsx'
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
  readonly factor: FactorsPanelProps['factor'] | null
  /** What may be done about it. */
  readonly changing: Omit<FactorsPanelProps, 'factor'>
  /** What has just been changed; a new object for each change. */
  readonly done?: Done | null
  /** Null: none were made. */
  readonly recoveryCodes: RecoveryCodesLeft | null
  readonly onMakeRecoveryCodes: () => void
  /** The day from which a second factor is asked of everybody; null: people are told of none. */
  readonly enforcesFrom: Instant | null
  /** Sets up a second factor, though none is asked for so far. */
  readonly onEnrol: () => void
  /** What became of that: the password was entered too long ago. */
  readonly signInAgain?: boolean
  /** Left out: the person looks after nobody but themself. */
  readonly onLookAfter?: () => void
  /** Signing out. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSignOut: () => void
  /** Left out: they don't know of an earlier one. */
  readonly lastSignIn?: string
  /** Further sections. They come last, so that nothing moves when they arrive. */
  readonly children?: ReactNode
}

export function AccountScreen(props: AccountScreenProps): ReactNode {
  const {
    user,
    organisation,
    factor,
    changing,
    done = null,
    recoveryCodes,
    onMakeRecoveryCodes,
    onLookAfter,
    busy,
    trouble,
    onSignOut,
  } = props
  const { words } = useUi()
  const { account } = words
  const facts: [string, string][] = [
    [account.name, user.name],
    [account.username, user.username],
    [account.organisation, organisation.name],
    [account.method, factor ? account.methods[factor.method] : account.noMethod],
  ]
  if (factor) facts.push([account.enrolledAt, account.enrolledOn(factor.enrolledAt)])

  return (
    <div className="page__column">
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="account" title={account.title} failed={trouble !== null} />
      <p className="govuk-body">{account.signedIn}</p>
      {props.lastSignIn !== undefined && <p className="govuk-body">{props.lastSignIn}</p>}
      <DoneNotice done={done} />
      {factor === null && <EnrolEarly {...props} />}
      {factor && recoveryCodes === null && <RecoveryCodesPanel codes={null} onMake={onMakeRecoveryCodes} />}
      <dl className="govuk-summary-list">
        {facts.map(([key, value]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="button-row">
        {onLookAfter && <Button onPress={onLookAfter}>{account.lookAfter}</Button>}
        <Button look="secondary" busy={busy} onPress={onSignOut}>
          {words.common.signOut}
        </Button>
      </div>
      {factor && <FactorsPanel factor={factor} {...changing} />}
      {factor && recoveryCodes && <RecoveryCodesPanel codes={recoveryCodes} onMake={onMakeRecoveryCodes} />}
      {props.children}
    </div>
  )
}

/** For people of whom no second factor is asked so far: when it will be, and that they need not wait. */
function EnrolEarly({ enforcesFrom, signInAgain = false, busy, onEnrol }: AccountScreenProps): ReactNode {
  const { account } = useUi().words
  const { announced, early } = account
  return (
    <>
      <div role="status">{signInAgain && <Notice look="trouble" title={announced.signInAgain} />}</div>
      {enforcesFrom === null ? (
        <p className="govuk-body">{early.text}</p>
      ) : (
        <Notice title={announced.title(enforcesFrom)}>
          <p className="govuk-body">{announced.text}</p>
        </Notice>
      )}
      <div className="button-row">
        <Button look={enforcesFrom === null ? 'secondary' : 'main'} busy={busy} onPress={onEnrol}>
          {enforcesFrom === null ? early.button : announced.button}
        </Button>
      </div>
    </>
  )
}
