import type { Method } from '@enrol/otp'
import { CannotGetCodeScreen, type ResetAsked } from '@enrol/ui/cannot-get-code-screen'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useHelpReference } from '../../help-reference.ts'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

export interface HelpPageProps {
  readonly method: Method
  /** There are recovery codes that could be used. */
  readonly recovery: boolean
  /** Null: no reset is asked for. */
  readonly reset: ResetAsked | null
  /** What is known of the challenge has changed. */
  readonly onChanged: () => Promise<unknown>
}

export function HelpPage({ method, recovery, reset, onChanged }: HelpPageProps): ReactNode {
  const { challenge } = useTRPCClient()
  const [, navigate] = useLocation()
  const { reference, trouble } = useHelpReference('challenge', 'cannot-get-code')
  const asking = useCall<void, Answers['challenge']['requestReset']>(useCallback(() => challenge.requestReset.mutate(), [challenge]))
  const cancelling = useCall<void, Answers['challenge']['cancelReset']>(useCallback(() => challenge.cancelReset.mutate(), [challenge]))

  async function ask(): Promise<void> {
    cancelling.forget()
    if ((await asking.call())?.kind === 'asked') await onChanged()
  }
  async function cancel(): Promise<void> {
    asking.forget()
    if ((await cancelling.call()) !== null) await onChanged()
  }
  const ending = asking.answer?.kind === 'nobody-to-ask' ? 'nobody-to-ask' : cancelling.answer === null ? null : 'cancelled'

  return (
    <CannotGetCodeScreen
      method={method}
      {...(recovery && { onUseRecoveryCode: () => navigate('/code/recovery') })}
      reference={reference}
      reset={reset}
      resetEnding={ending}
      busy={asking.busy || cancelling.busy}
      trouble={trouble ?? asking.trouble ?? cancelling.trouble}
      onRequestReset={() => void ask()}
      onCancelReset={() => void cancel()}
      onBack={() => navigate('/code')}
    />
  )
}
