import type { Instant } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { ErrorSummary, errorsOf } from './error-summary.tsx'
import { PageHeading } from './page-heading.tsx'
import { PasswordInput } from './password-input.tsx'
import type { Trouble } from './screen-data.ts'
import { SendRefusalNotice, type SendRefusalNoticeProps } from './send-refusal-notice.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import type { CodeEntry } from './use-code-entry.ts'
import { useNow } from './use-now.ts'
import { useUntilAnswered } from './use-until-answered.ts'
import { WorkingStatus } from './working-status.tsx'

export type PasswordRefusal = { readonly kind: 'wrong-credentials' } | { readonly kind: 'throttled'; readonly until: Instant }

/** What both ways to prove oneself are given, for the page that they share. */
export interface ProofFormProps {
  readonly username: string
  /** Why this is asked for. */
  readonly lead: string
  readonly password: string
  readonly onPassword: (password: string) => void
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onBack: () => void
  /** The server's answer to the password; a new object for each. */
  readonly passwordRefusal: PasswordRefusal | null
  /** Takes the place of the page while it is there; what was typed is kept. */
  readonly instead: ReactNode
  /** To the other thing that may be entered beside the password. */
  readonly otherWay: ReactNode
}

interface Props extends ProofFormProps {
  /** What is entered beside the password. */
  readonly entry: CodeEntry<object>
  /** What is said of it. */
  readonly refusal: Refusal | null
  readonly fieldId: string
  /** Why no code was sent just now. */
  readonly notSent?: SendRefusalNoticeProps['refusal'] | null
  /** Stands above the form. */
  readonly before?: ReactNode
  /** The field beside the password's. */
  readonly field: (error: { readonly error?: string }) => ReactNode
}

const PASSWORD_FIELD = 'password'

interface NoPassword {
  readonly kind: 'no-password'
}

/** The password and one thing beside it. */
export function ProofForm(props: Props): ReactNode {
  const { username, lead, password, onPassword, busy, trouble, onBack, passwordRefusal, entry, refusal, fieldId, notSent = null } = props
  const { words } = useUi()
  const { recovery, common } = words
  const now = useNow()
  const [missing, setMissing] = useUntilAnswered<NoPassword>(passwordRefusal)
  const ofPassword = missing ?? (entry.shown === null ? passwordRefusal : null)
  const answers = useAnswerCount(entry.shown, ofPassword, trouble, notSent)
  const refusals = [
    ...(ofPassword ? [{ ...describePassword(ofPassword, now, words), fieldId: PASSWORD_FIELD }] : []),
    ...(refusal ? [{ ...refusal, fieldId }] : []),
  ]
  const errorOf = errorsOf(refusals)

  if (props.instead) return props.instead

  function submit(): void {
    setMissing(password === '' ? { kind: 'no-password' } : null)
    entry.submit(password === '' ? 'refused' : undefined)
  }
  return (
    <div className="page__column" key={answers}>
      <BackLink onBack={onBack} />
      <ErrorSummary refusals={refusals} answer={ofPassword ?? entry.shown} />
      <TroubleNotice trouble={trouble} />
      {notSent && <SendRefusalNotice refusal={notSent} />}
      <PageHeading screen="proof" title={recovery.proof.title} failed={refusals.length > 0 || trouble !== null || notSent !== null} />
      <p className="govuk-body">{lead}</p>
      {props.before}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        {/* For password managers, which keep a password under the name that stands beside it. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput id={PASSWORD_FIELD} purpose="current" value={password} onValue={onPassword} {...errorOf(PASSWORD_FIELD)} />
        {props.field(errorOf(fieldId))}
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {common.continue}
          </Button>
          <WorkingStatus busy={busy} text={common.checking} />
        </div>
      </form>
      {props.otherWay}
    </div>
  )
}

function describePassword(refusal: PasswordRefusal | NoPassword, now: Instant, words: Words): Refusal {
  switch (refusal.kind) {
    case 'no-password':
      return { cause: words.signIn.noPassword, next: '' }
    case 'wrong-credentials':
      return words.recovery.proof.wrongPassword()
    case 'throttled':
      return words.signIn.throttled(refusal.until, now)
  }
}
