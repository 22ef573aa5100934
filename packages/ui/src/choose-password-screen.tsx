import type { NewPasswordRefusal } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { PageHeading } from './page-heading.tsx'
import { PasswordInput } from './password-input.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useOnce } from './use-once.ts'
import { WorkingStatus } from './working-status.tsx'

export interface ChoosePasswordScreenProps {
  readonly username: string
  /** Characters. */
  readonly least: number
  /** The answer to the last try; a new object for each answer. */
  readonly outcome: NewPasswordRefusal | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSubmit: (newPassword: string) => void
}

const FIELD = 'new-password'

/** A password was given to the person: here they choose their own. */
export function ChoosePasswordScreen({ username, least, outcome, busy, trouble, onSubmit }: ChoosePasswordScreenProps): ReactNode {
  const { words } = useUi()
  const once = useOnce(busy)
  const [typed, setTyped] = useState('')
  /** A press that left the field empty, and the answer that stood then. */
  const [leftOut, setLeftOut] = useState<{ readonly kind: 'empty'; readonly after: NewPasswordRefusal | null } | null>(null)
  const shown = leftOut !== null && leftOut.after === outcome ? leftOut : outcome
  const answers = useAnswerCount(shown, trouble)
  const refusal = shown === null ? null : refusalWords(shown, words)

  function submit(): void {
    if (typed === '') {
      setLeftOut({ kind: 'empty', after: outcome })
      return
    }
    once(() => {
      setLeftOut(null)
      onSubmit(typed)
    })
  }

  return (
    <div className="page__column" key={answers}>
      <ErrorSummary refusals={refusal === null ? [] : [{ ...refusal, fieldId: FIELD }]} answer={shown} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="choose-password" title={words.password.title} failed={refusal !== null || trouble !== null} />
      <p className="govuk-body">{words.password.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        {/* For password managers, which keep a password under the name that stands beside it. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          id={FIELD}
          purpose="new"
          hint={words.password.hint(least)}
          value={typed}
          onValue={setTyped}
          {...(refusal !== null && { error: refusal.cause })}
        />
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

function refusalWords(shown: NewPasswordRefusal | { readonly kind: 'empty' }, { password }: Words): Refusal {
  switch (shown.kind) {
    case 'empty':
      return { cause: password.empty, next: '' }
    case 'too-short':
      return password.tooShort(shown.least)
    case 'too-long':
      return password.tooLong(shown.most)
    case 'too-common':
      return password.tooCommon()
    case 'unchanged':
      return password.unchanged()
  }
}

/** A help while typing and no more: nothing is refused before it is submitted. The place is kept while it says nothing. */
function lengthWords(typed: string, least: number, { password }: Words): string {
  if (typed === '') return '\u00a0'
  const missing = least - [...typed].length
  return missing > 0 ? password.missing(missing) : password.longEnough
}
