import {
  type EmailVerdict,
  type Instant,
  type Malformed,
  type MalformedRecoveryCode,
  normaliseCode,
  normaliseRecoveryCode,
  type RecoveryVerdict,
  type TotpVerdict,
} from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAccountWords } from './account/use-account-words.tsx'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { CODE_FIELD } from './code-form.tsx'
import { describeRecoveryVerdict } from './describe-recovery-verdict.ts'
import { describeEmailVerdict, describeTotpVerdict } from './describe-verdict.ts'
import { ErrorSummary, errorsOf, type FieldRefusal } from './error-summary.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PageHeading } from './page-heading.tsx'
import { PasswordInput } from './password-input.tsx'
import { RECOVERY_FIELD, RecoveryCodeField } from './recovery-code-field.tsx'
import type { SendRefusal, SentEmail, Trouble } from './screen-data.ts'
import { SendCodeCard } from './send-code-card.tsx'
import { SendRefusalNotice } from './send-refusal-notice.tsx'
import { TextInput } from './text-input.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useEntryNames } from './use-entry-name.ts'
import { useNow } from './use-now.ts'
import { useOnce } from './use-once.ts'
import { useUntilAnswered } from './use-until-answered.ts'
import { WorkingStatus } from './working-status.tsx'

export type ProofRefusal =
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'throttled'; readonly until: Instant }
  | Exclude<TotpVerdict | EmailVerdict | RecoveryVerdict, { readonly kind: 'accepted' }>

/** Where the person's codes come from. */
export type ProofSource =
  | { readonly method: 'totp'; readonly tags: readonly string[] }
  | {
      readonly method: 'email'
      readonly address: string
      /** What was sent from this page. */
      readonly newest: SentEmail | null
      /** The answer to the last press of Send code, when it was not sent. */
      readonly refusal: SendRefusal | null
      readonly sending: boolean
      readonly onSend: () => void
    }

/** `code`: six digits; `recoveryCode`: one of those that stand for them. */
export type Proof = { readonly password: string } & ({ readonly code: string } | { readonly recoveryCode: string })

/** What is entered beside the password. */
type By = 'code' | 'recovery-code'

export interface ProofScreenProps {
  readonly username: string
  /** Why this is asked for. */
  readonly lead: string
  readonly source: ProofSource
  /** Whether a recovery code may be entered in the place of a code, or is what to begin with; left out: there is none. */
  readonly recovery?: 'offered' | 'first'
  /** The answer to the last try; a new object for each answer. */
  readonly outcome: ProofRefusal | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSubmit: (proof: Proof) => void
  readonly onBack: () => void
  /** The lock is over and the person wants to go on: forget the outcome. */
  readonly onTryAgain: () => void
}

const PASSWORD_FIELD = 'password'

/** What was left out at the last press. */
interface Unsent {
  readonly kind: 'unsent'
  readonly password: boolean
  readonly code: Malformed | MalformedRecoveryCode | null
}

/** Password and code once more, before something is done that a stranger at an open browser must not do. */
export function ProofScreen(props: ProofScreenProps): ReactNode {
  const { username, lead, source, recovery: offer, outcome, busy, trouble, onSubmit, onBack, onTryAgain } = props
  const { words } = useUi()
  const { recovery, common } = words
  const { usualCode } = useAccountWords()
  const now = useNow()
  const namesOf = useEntryNames()
  const once = useOnce(busy)
  const [password, setPassword] = useState('')
  const entry = useEntry(offer)
  const { by } = entry
  const [sent, setSent] = useState<By>('code')
  const [unsent, setUnsent] = useUntilAnswered<Unsent>(outcome)
  // What was said of the one says nothing of the other.
  const shown = unsent ?? (sent === by ? outcome : null)
  const sendRefusal = source.method === 'email' && source.refusal?.kind !== 'wait' ? source.refusal : null
  const answers = useAnswerCount(shown, trouble, sendRefusal)
  if (outcome?.kind === 'locked') return <LockedScreen until={outcome.until} onTryAgain={onTryAgain} />

  const entryName = source.method === 'totp' ? namesOf(source.tags) : ''
  const refusals = shown === null ? [] : refusalsOf(shown, by, source, entryName, now, words)
  const errorOf = errorsOf(refusals)

  function submit(): void {
    const normalised = by === 'code' ? normaliseCode(entry.typed) : normaliseRecoveryCode(entry.typed)
    const malformed = normalised.kind === 'malformed' ? normalised : null
    if (normalised.kind === 'malformed' || password === '') {
      setUnsent({ kind: 'unsent', password: password === '', code: malformed })
      return
    }
    once(() => {
      setUnsent(null)
      setSent(by)
      onSubmit({ password, ...(by === 'code' ? { code: normalised.code } : { recoveryCode: normalised.code }) })
    })
  }

  return (
    <div className="page__column" key={answers}>
      <BackLink onBack={onBack} />
      <ErrorSummary refusals={refusals} answer={shown} />
      <TroubleNotice trouble={trouble} />
      {sendRefusal && <SendRefusalNotice refusal={sendRefusal} />}
      <PageHeading screen="proof" title={recovery.proof.title} failed={refusals.length > 0 || trouble !== null || sendRefusal !== null} />
      <p className="govuk-body">{lead}</p>
      {source.method === 'email' && by === 'code' && (
        <SendCodeCard {...source} whole={false} delivery={null} sentLine={{ current: null }} onSend={source.onSend} />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        {/* For password managers, which keep a password under the name that stands beside it. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput id={PASSWORD_FIELD} purpose="current" value={password} onValue={setPassword} {...errorOf(PASSWORD_FIELD)} />
        {by === 'recovery-code' ? (
          <RecoveryCodeField typed={entry.typed} onType={entry.type} inputRef={entry.field} {...errorOf(RECOVERY_FIELD)} />
        ) : (
          <TextInput
            id={CODE_FIELD}
            name="code"
            label={common.codeLabel}
            hint={source.method === 'totp' ? words.challenge.lookForEntry(entryName) : recovery.proof.emailHint}
            {...errorOf(CODE_FIELD)}
            look="code-input"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            inputRef={entry.field}
            value={entry.typed}
            onValue={entry.type}
          />
        )}
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {common.continue}
          </Button>
          <WorkingStatus busy={busy} text={common.checking} />
        </div>
      </form>
      {offer !== undefined && (
        <Button look="link" onPress={() => entry.change()}>
          {by === 'code' ? recovery.use : usualCode}
        </Button>
      )}
    </div>
  )
}

/** What is typed beside the password, and the way from a code to a recovery code and back. */
function useEntry(offer: ProofScreenProps['recovery']) {
  const [by, setBy] = useState<By>(offer === 'first' ? 'recovery-code' : 'code')
  const [typed, type] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const changed = useRef<By>(by)
  useEffect(() => {
    if (changed.current !== by) field.current?.focus()
    changed.current = by
  }, [by])
  function change(): void {
    type('')
    setBy(by === 'code' ? 'recovery-code' : 'code')
  }
  return { by, typed, type, field, change }
}

function refusalsOf(
  shown: ProofRefusal | Unsent,
  by: By,
  source: ProofSource,
  entryName: string,
  now: Instant,
  words: Words,
): FieldRefusal[] {
  const ofCode = (verdict: CodeVerdict): FieldRefusal[] =>
    by === 'code' ? codeRefusals(verdict, source, entryName, now, words) : recoveryRefusals(verdict as RecoveryVerdict, words)
  const ofPassword = (refusal: Refusal): FieldRefusal => ({ ...refusal, fieldId: PASSWORD_FIELD })
  switch (shown.kind) {
    case 'unsent':
      return [
        ...(shown.password ? [ofPassword({ cause: words.signIn.noPassword, next: '' })] : []),
        ...(shown.code === null ? [] : ofCode(shown.code)),
      ]
    case 'wrong-credentials':
      return [ofPassword(words.recovery.proof.wrongPassword())]
    case 'throttled':
      return [ofPassword(words.signIn.throttled(shown.until, now))]
    default:
      return ofCode(shown)
  }
}

type CodeVerdict = TotpVerdict | EmailVerdict | RecoveryVerdict

function recoveryRefusals(verdict: RecoveryVerdict, words: Words): FieldRefusal[] {
  const refusal = describeRecoveryVerdict(verdict, words)
  return refusal === null ? [] : [{ ...refusal, fieldId: RECOVERY_FIELD }]
}

function codeRefusals(verdict: CodeVerdict, source: ProofSource, entryName: string, now: Instant, words: Words): FieldRefusal[] {
  const refusal =
    source.method === 'totp'
      ? describeTotpVerdict(verdict as TotpVerdict, entryName, now, words)
      : describeEmailVerdict(verdict as EmailVerdict, source.newest, now, words)
  return refusal === null ? [] : [{ ...refusal, fieldId: CODE_FIELD }]
}
