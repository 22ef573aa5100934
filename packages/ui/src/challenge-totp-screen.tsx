import type { Instant, TotpVerdict } from '@enrol/otp'
import type { ReactNode } from 'react'
import { ChallengeWaysOut } from './challenge-ways-out.tsx'
import { CodeCountdown } from './code-countdown.tsx'
import { CODE_FIELD, CodeForm } from './code-form.tsx'
import { describeTotpVerdict } from './describe-verdict.ts'
import { ErrorSummary } from './error-summary.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useCodeEntry } from './use-code-entry.ts'
import { useEntryNames } from './use-entry-name.ts'
import { useNow } from './use-now.ts'

export interface ChallengeTotpScreenProps {
  /** Of the entries in the person's apps, any of which will do. */
  readonly tags: readonly string[]
  /** When the first code that can be accepted appears, if the last one is spent. */
  readonly nextCodeAt?: Instant
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: TotpVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  /** Left out: the person has no recovery code that could be used. */
  readonly onUseRecoveryCode?: () => void
  readonly onCannotGetCode: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
  /** Leaves the sign-in, for example to use another name. */
  readonly onCancel: () => void
}

export function ChallengeTotpScreen(props: ChallengeTotpScreenProps): ReactNode {
  const { tags, nextCodeAt, verdict, busy, trouble, onSubmit, onUseRecoveryCode, onCannotGetCode, onTryAgain, onCancel } = props
  const { words } = useUi()
  const now = useNow()
  const namesOf = useEntryNames()
  const entry = useCodeEntry(verdict, busy, onSubmit)
  const answers = useAnswerCount(entry.shown, trouble)
  if (verdict?.kind === 'locked')
    return <LockedScreen until={verdict.until} recovery={onUseRecoveryCode !== undefined} onTryAgain={onTryAgain} />

  const { challenge } = words
  const entryName = namesOf(tags)
  const refusal = entry.shown && describeTotpVerdict(entry.shown, entryName, now, words, onUseRecoveryCode ? words.recovery.use : null)
  return (
    <div className="page__column" key={answers}>
      <ErrorSummary refusals={refusal ? [{ ...refusal, fieldId: CODE_FIELD }] : []} answer={entry.shown} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="challenge-totp" title={challenge.totpTitle} failed={refusal !== null || trouble !== null} />
      <p className="govuk-body">{challenge.lookForEntry(entryName)}</p>
      {nextCodeAt !== undefined && <p className="govuk-body">{challenge.spent(nextCodeAt, now)}</p>}
      <CodeForm
        typed={entry.typed}
        onType={entry.type}
        hint={challenge.codeHint}
        {...(refusal && { error: refusal.cause })}
        busy={busy}
        onSubmit={entry.submit}
      >
        <CodeCountdown />
      </CodeForm>
      <ChallengeWaysOut {...(onUseRecoveryCode && { onUseRecoveryCode })} onCannotGetCode={onCannotGetCode} onCancel={onCancel} />
    </div>
  )
}
