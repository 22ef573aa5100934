import type { RecoveryVerdict } from '@enrol/otp'
import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { describeRecoveryVerdict } from './describe-recovery-verdict.ts'
import { ErrorSummary } from './error-summary.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PageHeading } from './page-heading.tsx'
import { RECOVERY_FIELD, RecoveryCodeField } from './recovery-code-field.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useRecoveryCodeEntry } from './use-code-entry.ts'
import { WorkingStatus } from './working-status.tsx'

export interface RecoveryCodeScreenProps {
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: RecoveryVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** A recovery code as it was typed. */
  readonly onSubmit: (code: string) => void
  /** To the page that takes the usual code. */
  readonly onBack: () => void
  readonly onCannotGetCode: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
}

/** For somebody who can't get a code but has kept recovery codes. */
export function RecoveryCodeScreen(props: RecoveryCodeScreenProps): ReactNode {
  const { verdict, busy, trouble, onSubmit, onBack, onCannotGetCode, onTryAgain } = props
  const { words } = useUi()
  const { recovery, common } = words
  const { typed, type, shown, submit } = useRecoveryCodeEntry(verdict, busy, onSubmit)
  const answers = useAnswerCount(shown, trouble)
  if (verdict?.kind === 'locked') return <LockedScreen until={verdict.until} onTryAgain={onTryAgain} />

  const refusal = shown && describeRecoveryVerdict(shown, words, common.back)
  return (
    <div className="page__column" key={answers}>
      <BackLink onBack={onBack} />
      <ErrorSummary refusals={refusal ? [{ ...refusal, fieldId: RECOVERY_FIELD }] : []} answer={shown} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="recovery-code" title={recovery.use} failed={refusal !== null || trouble !== null} />
      <p className="govuk-body">{recovery.useLead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        <RecoveryCodeField typed={typed} onType={type} {...(refusal && { error: refusal.cause })} />
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {common.submit}
          </Button>
          <WorkingStatus busy={busy} text={common.checking} />
        </div>
      </form>
      <Button look="link" onPress={onCannotGetCode}>
        {words.challenge.cannotGetCode}
      </Button>
    </div>
  )
}
