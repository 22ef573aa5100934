import type { TotpEnrolmentVerdict } from '@enrol/otp'
import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { CodeCountdown } from './code-countdown.tsx'
import { CODE_FIELD, CodeForm } from './code-form.tsx'
import { describeEnrolmentVerdict } from './describe-verdict.ts'
import { EnrolWayOut } from './enrol-way-out.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useCodeEntry } from './use-code-entry.ts'
import { useEntryName } from './use-entry-name.ts'
import { useNow } from './use-now.ts'

export interface EnrolCodeScreenProps {
  /** Of the entry that counts. */
  readonly tag: string
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: TotpEnrolmentVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  readonly onBack: () => void
  /** Leads to a new entry on the page before. */
  readonly onNewCode: () => void
  readonly onCannotEnrol: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
}

export function EnrolCodeScreen(props: EnrolCodeScreenProps): ReactNode {
  const { tag, verdict, busy, trouble, onSubmit, onBack, onNewCode, onCannotEnrol, onTryAgain } = props
  const { words } = useUi()
  const now = useNow()
  const nameOf = useEntryName()
  const entry = useCodeEntry(verdict, busy, onSubmit)
  const answers = useAnswerCount(entry.shown, trouble)
  if (verdict?.kind === 'locked') return <LockedScreen until={verdict.until} onTryAgain={onTryAgain} />

  const { code } = words.enrol
  const refusal = entry.shown && describeEnrolmentVerdict(entry.shown, { newest: nameOf(tag), of: nameOf }, now, words)
  return (
    <div className="page__column" key={answers}>
      <BackLink onBack={onBack} />
      <ErrorSummary refusals={refusal ? [{ ...refusal, fieldId: CODE_FIELD }] : []} answer={entry.shown} />
      <TroubleNotice trouble={trouble} />
      <PageHeading
        screen="enrol-code"
        title={code.title}
        step={words.common.step({ number: 3, of: 3 })}
        failed={refusal !== null || trouble !== null}
      />
      <p className="govuk-body">{code.look(nameOf(tag))}</p>
      <CodeForm
        typed={entry.typed}
        onType={entry.type}
        hint={code.hint}
        {...(refusal && { error: refusal.cause })}
        busy={busy}
        onSubmit={entry.submit}
      >
        <CodeCountdown />
      </CodeForm>
      <h2 className="govuk-heading-m">{code.stuckTitle}</h2>
      <p className="govuk-body">{code.stuckText}</p>
      <Button look="small" onPress={onNewCode}>
        {code.newCode}
      </Button>
      <EnrolWayOut onCannotEnrol={onCannotEnrol} />
    </div>
  )
}
