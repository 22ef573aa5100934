import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { useQuery } from '@tanstack/react-query'
import { Activity, createContext, type ReactNode, startTransition, use, useCallback, useState } from 'react'
import { Redirect } from 'wouter'
import { useTRPC } from '../../trpc.ts'
import { type Call, useCall } from '../../use-call.ts'
import { ProofPage } from '../account/proof-page.tsx'
import { Answered } from './answered.tsx'
import { useCaughtBack } from './leaving-gate.tsx'

/** Resolves once the person has proven who they are, or, with false, gone back. */
type AskForProof = () => Promise<boolean>

const ProofContext = createContext<AskForProof | null>(null)

/**
 * While a proof is given, the page that needs it is put away as it stands: what was typed or chosen there is kept, and the browser's Back
 * leads to it.
 */
export function ProofGate({ children }: { readonly children: ReactNode }): ReactNode {
  const [asked, setAsked] = useState<((proven: boolean) => void) | null>(null)
  // Later than what the page makes of the call that has just ended: once it is put away, it can't let go of what it held meanwhile.
  const ask = useCallback<AskForProof>(() => new Promise((resolve) => startTransition(() => setAsked(() => resolve))), [])
  function end(proven: boolean): void {
    setAsked(null)
    asked?.(proven)
  }
  useCaughtBack(asked && (() => end(false)))
  return (
    <ProofContext value={ask}>
      {asked !== null && <StaffProof onProven={async () => end(true)} onBack={() => end(false)} />}
      <Activity mode={asked === null ? 'visible' : 'hidden'}>{children}</Activity>
    </ProofContext>
  )
}

interface StaffProofProps {
  readonly onProven: () => Promise<void>
  readonly onBack: () => void
}

function StaffProof(props: StaffProofProps): ReactNode {
  const trpc = useTRPC()
  const { actions } = useAdminWords()
  const query = useQuery({ ...trpc.account.current.queryOptions(), refetchOnMount: 'always' })
  return (
    <Answered query={query}>
      {({ factor, recoveryCodes }) =>
        // It was taken away meanwhile, and there is nothing to prove with.
        factor === null ? (
          <Redirect to="/account" replace />
        ) : (
          <ProofPage factor={factor} recoveryCodes={recoveryCodes} lead={actions.proofLead} {...props} />
        )
      }
    </Answered>
  )
}

/** What comes of it in the end. */
export type Ended<Answer> = Exclude<Answer, { readonly kind: 'proof-needed' }>

/** One procedure that may ask for a fresh proof: that is given first, and then the same is done at once. Null after going back. */
export function useProvenCall<Input, Answer extends { readonly kind: string }>(
  procedure: (input: Input) => Promise<Answer>,
): Call<Input, Ended<Answer>> {
  const ask = use(ProofContext)
  if (ask === null) throw new Error('A page was rendered outside ProofGate.')
  const { call, answer, ...rest } = useCall(procedure)

  const callProven = useCallback(
    async (input: Input): Promise<Ended<Answer> | null> => {
      for (;;) {
        const answered = await call(input)
        if (answered === null || isEnd(answered)) return answered
        if (!(await ask())) return null
      }
    },
    [call, ask],
  )
  return { ...rest, answer: answer !== null && isEnd(answer) ? answer : null, call: callProven }
}

function isEnd<Answer extends { readonly kind: string }>(answer: Answer): answer is Ended<Answer> {
  return answer.kind !== 'proof-needed'
}
