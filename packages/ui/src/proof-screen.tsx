import type { Accepted, EmailVerdict, RecoveryVerdict, TotpVerdict } from '@enrol/otp'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAccountWords } from './account/use-account-words.tsx'
import { Button } from './button.tsx'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { ProofByCode, type ProofSource } from './proof-by-code.tsx'
import { ProofByRecoveryCode } from './proof-by-recovery-code.tsx'
import type { PasswordRefusal, ProofFormProps } from './proof-form.tsx'
import { useUi } from './ui-provider.tsx'

/** `of`: what was refused, the password or what stood beside it. */
export type ProofRefusal =
  | { readonly of: 'password'; readonly refusal: PasswordRefusal }
  | { readonly of: 'code'; readonly refusal: Exclude<TotpVerdict | EmailVerdict, Accepted> }
  | { readonly of: 'recovery-code'; readonly refusal: Exclude<RecoveryVerdict, Accepted> }

/** `code`: six digits; `recoveryCode`: one of those that stand for them. */
export type Proof = { readonly password: string } & ({ readonly code: string } | { readonly recoveryCode: string })

export interface ProofScreenProps extends Omit<ProofFormProps, 'password' | 'onPassword' | 'passwordRefusal' | 'instead' | 'otherWay'> {
  readonly source: ProofSource
  /**
   * Whether a recovery code may be entered in the place of a code, or is what to begin with; left out: there is none. `needed`: there
   * is none, and there may be no other code either.
   */
  readonly recovery?: 'offered' | 'first' | 'needed'
  /** The answer to the last try; a new object for each answer. */
  readonly outcome: ProofRefusal | null
  readonly onSubmit: (proof: Proof) => void
  /** The lock is over and the person wants to go on: forget the outcome. */
  readonly onTryAgain: () => void
}

/** Password and code once more, before something is done that a stranger at an open browser must not do. */
export function ProofScreen(props: ProofScreenProps): ReactNode {
  const { source, recovery, outcome, onSubmit, onTryAgain, ...form } = props
  const { words } = useUi()
  const { usualCode } = useAccountWords()
  const [password, setPassword] = useState('')
  const way = useWay(recovery, outcome)
  const { fieldRef, said } = way
  const shared = {
    ...form,
    ...{ password, onPassword: setPassword, fieldRef },
    instead: outcome?.refusal.kind === 'locked' && <LockedScreen until={outcome.refusal.until} onTryAgain={onTryAgain} />,
    passwordRefusal: said?.of === 'password' ? said.refusal : null,
    otherWay:
      recovery === 'needed' ? (
        <NoCode />
      ) : (
        recovery !== undefined && (
          <Button look="link" onPress={way.change}>
            {way.by === 'code' ? words.recovery.use : usualCode}
          </Button>
        )
      ),
  }
  return way.by === 'code' ? (
    <ProofByCode
      {...shared}
      source={source}
      verdict={said?.of === 'code' ? said.refusal : null}
      onCode={(code) => onSubmit({ password, code })}
      recoveryWay={recovery === undefined || recovery === 'needed' ? null : words.recovery.use}
    />
  ) : (
    <ProofByRecoveryCode
      {...shared}
      verdict={said?.of === 'recovery-code' ? said.refusal : null}
      onCode={(recoveryCode) => onSubmit({ password, recoveryCode })}
      codeWay={usualCode}
    />
  )
}

/** Nothing on this page helps whoever has lost the only app and has no recovery code. */
function NoCode(): ReactNode {
  const { challenge } = useUi().words
  const { lost } = useAccountWords()
  return (
    <section>
      <h2 className="govuk-heading-m">{challenge.help.title}</h2>
      <p className="govuk-body">{lost.noCode(challenge.cannotGetCode)}</p>
      <HelpdeskContact />
    </section>
  )
}

/** What is entered beside the password, and the change from one to the other, after which nothing is said of what was entered before. */
function useWay(recovery: ProofScreenProps['recovery'], outcome: ProofRefusal | null) {
  const [by, setBy] = useState<'code' | 'recovery-code'>(recovery === 'first' ? 'recovery-code' : 'code')
  const [left, setLeft] = useState<ProofRefusal | null>(null)
  const fieldRef = useRef<HTMLInputElement>(null)
  const focused = useRef(by)
  useEffect(() => {
    if (focused.current !== by) fieldRef.current?.focus()
    focused.current = by
  }, [by])
  function change(): void {
    setBy(by === 'code' ? 'recovery-code' : 'code')
    setLeft(outcome)
  }
  return { by, said: outcome === left ? null : outcome, fieldRef, change }
}
