import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CODE_FIELD } from './code-form.tsx'
import { describeEmailVerdict } from './describe-verdict.ts'
import { EmailCodePanel } from './email-code-panel.tsx'
import type { EmailCodeProps } from './email-code-props.ts'
import { ErrorSummary } from './error-summary.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PageHeading } from './page-heading.tsx'
import { SendRefusalNotice } from './send-refusal-notice.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useCodeEntry } from './use-code-entry.ts'
import { useNow } from './use-now.ts'

export interface EmailCodeScreenProps extends EmailCodeProps {
  readonly screen: string
  readonly title: string
  readonly lead: string
  /** The address is whole, so a wrong one can be noticed. */
  readonly whole: boolean
  /** What to do when the message was refused on the other side. */
  readonly bouncedText: string
  /** What the page calls its way to enter a recovery code; left out: it has none. */
  readonly recoveryWay?: string
  readonly before?: ReactNode
  readonly after: ReactNode
}

/** What the two screens that take an emailed code have in common. */
export function EmailCodeScreen(props: EmailCodeScreenProps): ReactNode {
  const { screen, title, lead, recoveryWay = null, before, after, verdict, trouble, sentHere, onTryAgain, ...panel } = props
  const { words } = useUi()
  const now = useNow()
  const [adviceOpened, setAdviceOpened] = useState(false)
  const sentLine = useRef<HTMLElement>(null)
  useEffect(() => {
    // From there the person goes on to what is new. What another tab sent moves nothing under the hands of somebody who types here.
    if (sentHere !== null) sentLine.current?.focus()
  }, [sentHere])
  const entry = useCodeEntry(verdict, panel.busy, panel.onSubmit)
  const answers = useAnswerCount(entry.shown, trouble, panel.refusal, sentHere)
  if (verdict?.kind === 'locked') return <LockedScreen until={verdict.until} onTryAgain={onTryAgain} />

  const refusal = entry.shown && describeEmailVerdict(entry.shown, panel.newest, now, words, recoveryWay)
  const notSent = panel.refusal === null || panel.refusal.kind === 'wait' ? null : panel.refusal
  return (
    <div className="page__column" key={answers}>
      {before}
      <ErrorSummary refusals={refusal ? [{ ...refusal, fieldId: CODE_FIELD }] : []} answer={entry.shown} />
      <TroubleNotice trouble={trouble} />
      {notSent && <SendRefusalNotice refusal={notSent} />}
      <PageHeading screen={screen} title={title} failed={refusal !== null || trouble !== null || notSent !== null} />
      <p className="govuk-body">{lead}</p>
      <EmailCodePanel
        {...panel}
        sentLine={sentLine}
        adviceOpened={adviceOpened}
        onAdviceOpened={setAdviceOpened}
        typed={entry.typed}
        onType={entry.type}
        {...(refusal && { error: refusal.cause })}
        onSubmit={entry.submit}
      />
      {after}
    </div>
  )
}
