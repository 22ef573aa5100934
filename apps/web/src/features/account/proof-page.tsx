import type { SendRefusal, SentEmail } from '@enrol/ui'
import type { ProofSource } from '@enrol/ui/proof-by-code'
import { type Proof, type ProofRefusal, ProofScreen, type ProofScreenProps } from '@enrol/ui/proof-screen'
import { type ReactNode, useCallback } from 'react'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

type Factor = NonNullable<Answers['account']['current']['factor']>
type SendAnswer = Answers['account']['sendProofCode']

export interface ProofPageProps {
  readonly factor: Factor
  /** Of which one may stand for the factor's code; left out: none. */
  readonly recoveryCodes?: Answers['account']['current']['recoveryCodes']
  /** There may be no code to be had: a recovery code is asked for first. */
  readonly lost?: boolean
  /** Why it is asked for. */
  readonly lead: string
  readonly onProven: () => Promise<void>
  readonly onBack: () => void
}

/** Password and code once more, and then at once what they were asked for. */
export function ProofPage({ factor, recoveryCodes = null, lost = false, lead, onProven, onBack }: ProofPageProps): ReactNode {
  const api = useTRPCClient()
  const { session, refresh } = useJourney()
  const proving = useCall(useCallback((proof: Proof) => prove(api, proof), [api]))
  const sending = useCall<void, SendAnswer>(useCallback(() => api.account.sendProofCode.mutate(), [api]))
  if (session.stage === 'anonymous') return null

  async function submit(proof: Proof): Promise<void> {
    const answer = await proving.call(proof)
    if (answer === null || answer.refusal !== null) return
    // It is another session now, which ends at another time.
    await refresh().catch(() => undefined)
    await onProven()
  }
  const { answer } = proving
  const source: ProofSource =
    factor.method === 'totp'
      ? { method: 'totp', tags: factor.apps.map(({ tag }) => tag) }
      : {
          method: 'email',
          address: factor.address,
          newest: newestOf(sending.answer),
          refusal: refusalOf(sending.answer),
          sending: sending.busy,
          onSend: () => void sending.call(),
        }
  return (
    <ProofScreen
      username={session.user.username}
      lead={lead}
      source={source}
      {...recoveryWay(recoveryCodes, lost)}
      outcome={answer?.refusal ?? null}
      // What was proven is being done; this page is left when it is.
      busy={proving.busy || answer?.refusal === null}
      trouble={proving.trouble ?? sending.trouble}
      onSubmit={(proof) => void submit(proof)}
      onBack={onBack}
      onTryAgain={proving.forget}
    />
  )
}

function recoveryWay(codes: ProofPageProps['recoveryCodes'], lost: boolean): Pick<ProofScreenProps, 'recovery'> {
  if (codes && codes.left > 0) return { recovery: lost ? 'first' : 'offered' }
  return lost ? { recovery: 'needed' } : {}
}

type Tried = Answers['account']['prove'] | Answers['account']['proveByRecoveryCode']
type EndOfBoth = Extract<Tried, { kind: 'proven' | 'not-offered' | 'wrong-credentials' | 'throttled' }>

/** `refusal`: null when there is nothing more to prove. */
async function prove({ account }: ReturnType<typeof useTRPCClient>, proof: Proof): Promise<{ readonly refusal: ProofRefusal | null }> {
  if ('code' in proof) {
    const answer = await account.prove.mutate(proof)
    return { refusal: isOfBoth(answer) ? refusalOfBoth(answer) : { of: 'code', refusal: answer } }
  }
  const answer = await account.proveByRecoveryCode.mutate(proof)
  return { refusal: isOfBoth(answer) ? refusalOfBoth(answer) : { of: 'recovery-code', refusal: answer } }
}

function isOfBoth(answer: Tried): answer is EndOfBoth {
  return ['proven', 'not-offered', 'wrong-credentials', 'throttled'].includes(answer.kind)
}

function refusalOfBoth(answer: EndOfBoth): ProofRefusal | null {
  switch (answer.kind) {
    case 'proven':
    // There is no factor any more: what was asked for tells what that means.
    case 'not-offered':
      return null
    case 'wrong-credentials':
    case 'throttled':
      return { of: 'password', refusal: answer }
  }
}

function newestOf(answer: SendAnswer | null): SentEmail | null {
  if (answer?.kind !== 'sent') return null
  const { number, sentAt, expiresAt, resendAt } = answer
  return { number, sentAt, expiresAt, resendAt }
}

function refusalOf(answer: SendAnswer | null): SendRefusal | null {
  if (answer === null || answer.kind === 'sent') return null
  // The factor was taken away a moment ago: there is no address to speak of.
  if (answer.kind === 'not-offered' && answer.reason === 'no-factor') return { kind: 'not-offered', reason: 'no-verified-address' }
  return answer as SendRefusal
}
