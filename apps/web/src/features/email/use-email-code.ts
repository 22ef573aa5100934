import type { EmailVerdict } from '@enrol/otp'
import type { DeliveryStatus, EmailCodeProps, SendRefusal } from '@enrol/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { isLocking } from '../../is-locking.ts'
import { useQueryFailure } from '../../query-failure.ts'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

type Purpose = 'enrolment' | 'challenge' | 'account'
type SendAnswer = Answers[Purpose]['sendEmailCode']
type SubmitAnswer = EmailVerdict | Extract<Answers['account']['changeToEmail'], { kind: 'proof-needed' | 'not-offered' }>

const LOOK_EVERY_MS = 2_000
const LAST_WORDS: readonly DeliveryStatus[] = ['delivered', 'bounced', 'complained']

/** What the screen is given; null until it is known what was sent before. */
type EmailCode = Omit<EmailCodeProps, 'address'> | null

export interface EmailCodeEndings {
  onAccepted(): Promise<void>
  onLocked(): Promise<void>
  /** The same once more, after password and code. */
  onProofNeeded?(again: () => Promise<void>): void
}

/** Sending, watching and confirming an emailed code; the same while enrolling, at sign-in and on the own account. */
export function useEmailCode(purpose: Purpose, { onAccepted, onLocked, onProofNeeded }: EmailCodeEndings): EmailCode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const queries = useQueryClient()
  const sending = useCall<void, SendAnswer>(useCallback(() => api[purpose].sendEmailCode.mutate(), [api, purpose]))
  const submission = useCall(useCallback((code: string) => submitCode(api, purpose, code), [api, purpose]))
  const accepted = submission.answer?.kind === 'accepted'
  const { delivery, trouble: lookTrouble } = useDelivery(purpose, !accepted && !submission.busy)

  async function send(): Promise<void> {
    submission.forget()
    const answer = await sending.call()
    if (answer?.kind === 'proof-needed') onProofNeeded?.(send)
    if (answer?.kind === 'sent') await queries.invalidateQueries({ queryKey: trpc[purpose].delivery.queryKey() })
  }
  async function submit(code: string): Promise<void> {
    // A right code moves the session on: a look that is still under way would come too late.
    await queries.cancelQueries({ queryKey: trpc[purpose].delivery.queryKey() })
    const verdict = await submission.call(code)
    if (verdict?.kind === 'proof-needed') return onProofNeeded?.(() => submit(code))
    if (verdict === null || verdict.kind === 'not-offered') return
    if (isLocking(verdict)) await onLocked()
    if (verdict.kind === 'accepted') await onAccepted()
  }
  if (delivery === undefined && lookTrouble === null) return null
  return {
    newest: newestOf(sending.answer, delivery),
    sentHere: sending.answer?.kind === 'sent' ? sending.answer.number : null,
    refusal: submission.answer?.kind === 'not-offered' ? submission.answer : refusalOf(sending.answer),
    delivery: delivery?.events ?? [],
    verdict: verdictOf(submission.answer),
    sending: sending.busy,
    busy: submission.busy || accepted,
    trouble: sending.trouble ?? submission.trouble ?? (delivery === undefined ? lookTrouble : null),
    onSend: () => void send(),
    onSubmit: (code) => void submit(code),
    onTryAgain: submission.forget,
  }
}

function verdictOf(answer: SubmitAnswer | null): EmailVerdict | null {
  return answer === null || answer.kind === 'proof-needed' || answer.kind === 'not-offered' ? null : answer
}

function submitCode(api: ReturnType<typeof useTRPCClient>, purpose: Purpose, code: string): Promise<SubmitAnswer> {
  if (purpose === 'enrolment') return api.enrolment.confirmEmail.mutate({ code })
  if (purpose === 'account') return api.account.changeToEmail.mutate({ code })
  return api.challenge.submit.mutate({ code }) as Promise<EmailVerdict>
}

/** Looks again every two seconds until there is a last word; not in a tab that nobody sees. */
function useDelivery(purpose: Purpose, enabled: boolean) {
  const trpc = useTRPC()
  const { data, error } = useQuery({
    ...trpc[purpose].delivery.queryOptions(undefined, { trpc: { abortOnUnmount: true } }),
    enabled,
    refetchOnMount: 'always',
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => {
      const waiting = state.data !== undefined && state.data.number > 0
      return waiting && !state.data?.events.some(({ status }) => LAST_WORDS.includes(status)) ? LOOK_EVERY_MS : false
    },
  })
  return { delivery: data, trouble: useQueryFailure(error) }
}

function newestOf(answer: SendAnswer | null, delivery: Answers['enrolment']['delivery'] | undefined): EmailCodeProps['newest'] {
  const { number = 0, sentAt, expiresAt, resendAt } = delivery ?? {}
  const known =
    sentAt === undefined || number === 0
      ? null
      : { number, sentAt, ...(expiresAt === undefined ? {} : { expiresAt }), ...(resendAt === undefined ? {} : { resendAt }) }
  if (answer?.kind === 'sent' && answer.sentAt > (known?.sentAt ?? 0)) {
    const { number, sentAt, expiresAt, resendAt } = answer
    return { number, sentAt, expiresAt, resendAt }
  }
  return known
}

function refusalOf(answer: SendAnswer | null): SendRefusal | null {
  return answer === null || answer.kind === 'sent' || answer.kind === 'proof-needed' ? null : answer
}
