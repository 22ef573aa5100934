import type { Instant, NewPasswordRefusal } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import { type ReactNode, useState } from 'react'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { ErrorSummary, errorsOf, type FieldRefusal } from './error-summary.tsx'
import { PageHeading } from './page-heading.tsx'
import { PasswordInput } from './password-input.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useNow } from './use-now.ts'
import { useOnce } from './use-once.ts'
import { useUntilAnswered } from './use-until-answered.ts'
import { WorkingStatus } from './working-status.tsx'

export type ChoosePasswordRefusal =
  | NewPasswordRefusal
  /** Of the password that the person has now. */
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'throttled'; readonly until: Instant }

/** What is said to somebody whose password is their own already. */
export interface OwnPasswordChange {
  readonly title: string
  readonly lead: string
  readonly unchanged: Refusal
  /** Of the field for the one they have; null: it is not asked for. */
  readonly current: { readonly label: string; readonly empty: string } | null
  readonly onBack: () => void
}

export interface ChoosePasswordScreenProps {
  readonly username: string
  /** Characters. */
  readonly least: number
  /** The answer to the last try; a new object for each answer. */
  readonly outcome: ChoosePasswordRefusal | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** `current`: where it is asked for. */
  readonly onSubmit: (newPassword: string, current?: string) => void
  /** Left out: the person has to choose one before they go on. */
  readonly change?: OwnPasswordChange
  /** Why they have to: it was given to them by somebody else (so where it is left out), or it is too short for who looks after others. */
  readonly passwordIs?: 'given' | 'too-short'
}

const FIELD = 'new-password'
const CURRENT_FIELD = 'current-password'

/** A press that left a field empty, or a space where nobody sees it. */
type Unsent = { readonly kind: 'left-out'; readonly current: boolean; readonly next: boolean } | { readonly kind: 'outer-space' }

/** The person has to choose a password of their own, or wants another in its place. */
export function ChoosePasswordScreen(props: ChoosePasswordScreenProps): ReactNode {
  const { username, least, outcome, busy, trouble, onSubmit, change, passwordIs = 'given' } = props
  const { words } = useUi()
  const now = useNow()
  const once = useOnce(busy)
  const [typed, setTyped] = useState('')
  const [current, setCurrent] = useState('')
  const asksCurrent = change !== undefined && change.current !== null
  const [unsent, setUnsent] = useUntilAnswered<Unsent>(outcome)
  const shown = unsent ?? outcome
  const answers = useAnswerCount(shown, trouble)
  const refusals = shown === null ? [] : refusalsOf(shown, now, words, change)
  const errorOf = errorsOf(refusals)

  function submit(): void {
    const noCurrent = asksCurrent && current === ''
    if (typed === '' || noCurrent) {
      setUnsent({ kind: 'left-out', current: noCurrent, next: typed === '' })
      return
    }
    if (typed !== typed.trim()) {
      setUnsent({ kind: 'outer-space' })
      return
    }
    once(() => {
      setUnsent(null)
      if (asksCurrent) onSubmit(typed, current)
      else onSubmit(typed)
    })
  }

  return (
    <div className="page__column" key={answers}>
      {change && <BackLink onBack={change.onBack} />}
      <ErrorSummary refusals={refusals} answer={shown} />
      <TroubleNotice trouble={trouble} />
      <PageHeading
        screen="choose-password"
        title={change?.title ?? words.password.title}
        failed={refusals.length > 0 || trouble !== null}
      />
      <p className="govuk-body">{change?.lead ?? (passwordIs === 'given' ? words.password.lead : words.password.leadTooShort)}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        {/* For password managers, which keep a password under the name that stands beside it. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        {change && change.current !== null && (
          <PasswordInput
            id={CURRENT_FIELD}
            purpose="current"
            label={change.current.label}
            value={current}
            onValue={setCurrent}
            {...errorOf(CURRENT_FIELD)}
          />
        )}
        <PasswordInput id={FIELD} purpose="new" hint={words.password.hint(least)} value={typed} onValue={setTyped} {...errorOf(FIELD)} />
        <p className="govuk-hint password__length">{lengthWords(typed, least, words)}</p>
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {words.password.submit}
          </Button>
          <WorkingStatus busy={busy} text={words.password.saving} />
        </div>
      </form>
    </div>
  )
}

function refusalsOf(
  shown: ChoosePasswordRefusal | Unsent,
  now: Instant,
  { password, signIn, recovery }: Words,
  change: OwnPasswordChange | undefined,
): FieldRefusal[] {
  const ofNew = (refusal: Refusal): FieldRefusal => ({ ...refusal, fieldId: FIELD })
  const ofCurrent = (refusal: Refusal): FieldRefusal => ({ ...refusal, fieldId: CURRENT_FIELD })
  switch (shown.kind) {
    case 'left-out':
      return [
        ...(shown.current ? [ofCurrent({ cause: change?.current?.empty ?? signIn.noPassword, next: '' })] : []),
        ...(shown.next ? [ofNew({ cause: password.empty, next: '' })] : []),
      ]
    case 'outer-space':
      return [ofNew(password.outerSpace())]
    case 'too-short':
      return [ofNew(password.tooShort(shown.least))]
    case 'too-long':
      return [ofNew(password.tooLong(shown.most))]
    case 'too-common':
      return [ofNew(password.tooCommon())]
    case 'unchanged':
      return [ofNew(change?.unchanged ?? password.unchanged())]
    case 'wrong-credentials':
      return [ofCurrent(recovery.proof.wrongPassword())]
    case 'throttled':
      return [ofCurrent(signIn.throttled(shown.until, now))]
  }
}

/** A help while typing and no more: nothing is refused before it is submitted. The place is kept while it says nothing. */
function lengthWords(typed: string, least: number, { password }: Words): string {
  if (typed === '') return '\u00a0'
  const missing = least - [...typed].length
  return missing > 0 ? password.missing(missing) : password.longEnough
}
