import { useAccountWords } from '@enrol/ui/account/use-account-words'
import type { ReactNode } from 'react'
import type { Answers } from '../../trpc.ts'
import { ProofPage } from './proof-page.tsx'
import type { useProven } from './use-proven.ts'

export interface ProvenProps {
  /** What is asked for now, and what follows on it. */
  readonly proof: Pick<ReturnType<typeof useProven>, 'proving' | 'onProven' | 'onBack'>
  readonly account: Pick<Answers['account']['current'], 'factor' | 'recoveryCodes'>
  /** There may be no code to be had: a recovery code is asked for first. */
  readonly lost?: boolean
  /** Why a proof is asked for; left out: the way to sign in is changed. */
  readonly lead?: string
  readonly children: ReactNode
}

/** A page on which something needs a fresh proof, which takes its place while it is given. Without a factor there is nothing to prove with. */
export function Proven({ proof, account, lost = false, lead, children }: ProvenProps): ReactNode {
  const { proofLead } = useAccountWords()
  const { factor, recoveryCodes } = account
  if (!proof.proving || factor === null) return children
  const { onProven, onBack } = proof
  return <ProofPage {...{ factor, recoveryCodes, lost, onProven, onBack }} lead={lead ?? proofLead} />
}
