import type { Instant, Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'
import { useUi } from './ui-provider.tsx'
import { WorkingStatus } from './working-status.tsx'

/** A reset that the person asked the administrators for. `at`: when it is carried out; null: it was not granted so far. */
export interface ResetAsked {
  readonly reference: string
  readonly at: Instant | null
}

export interface CannotGetCodeScreenProps extends Pick<HelpScreenProps, 'reference' | 'trouble' | 'onBack'> {
  readonly method: Method
  /** Left out: the person has no recovery code that could be used. */
  readonly onUseRecoveryCode?: () => void
  /** Null: none is asked for. */
  readonly reset: ResetAsked | null
  /** What the last press came to, where no reset is asked for now. */
  readonly resetEnding: 'nobody-to-ask' | 'cancelled' | null
  readonly busy: boolean
  readonly onRequestReset: () => void
  readonly onCancelReset: () => void
}

/** For people whose codes don't come at sign-in. */
export function CannotGetCodeScreen(props: CannotGetCodeScreenProps): ReactNode {
  const { method, onUseRecoveryCode, reset, resetEnding, busy, onRequestReset, onCancelReset, ...rest } = props
  const { recovery, challenge } = useUi().words
  const { help } = challenge
  const first = onUseRecoveryCode && (
    <section>
      <h2 className="govuk-heading-s">{recovery.have}</h2>
      <p className="govuk-body">
        <Button look="link" onPress={onUseRecoveryCode}>
          {recovery.use}
        </Button>
      </p>
    </section>
  )
  const last = <AskForReset {...{ reset, resetEnding, busy, onRequestReset, onCancelReset }} />
  return <HelpScreen screen="cannot-get-code" title={help.title} topics={help[method]} first={first} last={last} {...rest} />
}

type AskForResetProps = Pick<CannotGetCodeScreenProps, 'reset' | 'resetEnding' | 'busy' | 'onRequestReset' | 'onCancelReset'>

function AskForReset({ reset, resetEnding, busy, onRequestReset, onCancelReset }: AskForResetProps): ReactNode {
  const words = useUi().words.challenge.reset
  const ending = resetEnding === 'nobody-to-ask' ? words.nobody : resetEnding === 'cancelled' ? words.cancelled : null
  return (
    <section>
      <h2 className="govuk-heading-m">{words.title}</h2>
      <p className="govuk-body">{words.text}</p>
      <div role="status">
        {reset !== null && <p className="govuk-body">{words.asked(reset.reference)}</p>}
        {reset !== null && reset.at !== null && <p className="govuk-body">{words.granted(reset.at)}</p>}
        {reset === null && ending !== null && <p className="govuk-body">{ending}</p>}
      </div>
      {reset !== null && <p className="govuk-body">{words.notYou}</p>}
      <div className="button-row">
        {reset === null ? (
          <Button look="secondary" busy={busy} onPress={onRequestReset}>
            {words.ask}
          </Button>
        ) : (
          <Button look="secondary" busy={busy} onPress={onCancelReset}>
            {words.cancel}
          </Button>
        )}
        <WorkingStatus busy={busy} text={words.asking} />
      </div>
    </section>
  )
}
