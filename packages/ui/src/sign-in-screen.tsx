import type { Instant } from '@enrol/otp'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorSummary, errorsOf } from './error-summary.tsx'
import { Notice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import { PasswordInput } from './password-input.tsx'
import type { Trouble } from './screen-data.ts'
import { describeSignIn, type SignInSlip } from './sign-in-refusals.ts'
import { TextInput } from './text-input.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useAnswerCount } from './use-answer-count.ts'
import { useNow } from './use-now.ts'
import { useOnce } from './use-once.ts'
import { useUntilAnswered } from './use-until-answered.ts'
import { WorkingStatus } from './working-status.tsx'

export interface Credentials {
  readonly username: string
  readonly password: string
}

export type SignInRefusal =
  | { readonly kind: 'wrong-credentials'; readonly slips?: readonly SignInSlip[] }
  | { readonly kind: 'one-time-password-expired' }
  | { readonly kind: 'throttled'; readonly until: Instant }

/**
 * Why a session is over that nobody here asked to end: by itself, unused or after all the time that one may last, perhaps by a code
 * that enrolled an app, by something else, or by what the service says that somebody did.
 */
export type SessionEnd = 'ran-out' | 'at-limit' | 'perhaps-enrolled' | 'cut-short' | SessionEndCause

/** What somebody did that ended a session. `elsewhere`: its own person, from another one. */
export type SessionEndCause = 'mfa-reset' | 'suspended' | 'password-given' | 'elsewhere'

export interface SignInScreenProps {
  /** The answer to the last attempt; a new object for each answer. */
  readonly outcome: SignInRefusal | null
  /** Why the person is here although they did not ask to be. */
  readonly sessionEnded: SessionEnd | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSubmit: (credentials: Credentials) => void
}

/** What was left out at the last press. */
interface LeftOut {
  readonly username: boolean
  readonly password: boolean
}

export function SignInScreen({ outcome, sessionEnded, busy, trouble, onSubmit }: SignInScreenProps): ReactNode {
  const { service, words } = useUi()
  const now = useNow()
  const once = useOnce(busy)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [leftOut, setLeftOut] = useUntilAnswered<LeftOut>(outcome)
  const shown = leftOut ?? outcome
  const answers = useAnswerCount(shown, trouble)
  const refusals = describeSignIn(shown, now, words)
  const errorOf = errorsOf(refusals)

  function submit(): void {
    const name = trimmed(username)
    if (name === '' || password === '') {
      setLeftOut({ username: name === '', password: password === '' })
      return
    }
    once(() => {
      setLeftOut(null)
      onSubmit({ username: name, password })
    })
  }

  return (
    <div className="page__column" key={answers}>
      <ErrorSummary refusals={refusals} answer={shown} />
      <TroubleNotice trouble={trouble} />
      {sessionEnded !== null && (
        <Notice title={words.signIn.sessionEnded.title}>
          <p className="govuk-body">{words.signIn.sessionEnded[sessionEnded]}</p>
        </Notice>
      )}
      <PageHeading screen="sign-in" title={words.signIn.title} failed={refusals.length > 0 || trouble !== null} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        <TextInput
          id="username"
          name="username"
          label={words.signIn.username}
          type="text"
          autoComplete="username"
          autoCapitalize="none"
          look="name-input"
          value={username}
          onValue={setUsername}
          {...errorOf('username')}
        />
        <PasswordInput id="password" purpose="current" value={password} onValue={setPassword} {...errorOf('password')} />
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {words.signIn.submit}
          </Button>
          <WorkingStatus busy={busy} text={words.signIn.signingIn} />
        </div>
      </form>
      <p className="govuk-body">{words.signIn.forgotten(unbroken(service.helpdesk.phone))}</p>
    </div>
  )
}

/** Also of characters that nobody sees, which come along when a name is copied from a message. */
function trimmed(username: string): string {
  return username.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
}

/** On one line. */
function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0')
}
