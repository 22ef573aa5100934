import { useCallback } from 'react'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { type Call, useCall } from '../../use-call.ts'
import { useProven } from './use-proven.ts'

type Answer = Answers['account']['removeApp']

export interface RemoveApp extends Pick<Call<string, Answer>, 'answer' | 'busy' | 'trouble'> {
  readonly remove: (tag: string) => Promise<void>
  readonly proof: ReturnType<typeof useProven>
}

/** Takes one of the person's apps away, after a proof where one is needed. `onEnd`: what came of it. */
export function useRemoveApp(onEnd: (end: Exclude<Answer['kind'], 'proof-needed'>) => Promise<void>): RemoveApp {
  const api = useTRPCClient()
  const proof = useProven()
  const { call, answer, busy, trouble } = useCall(useCallback((tag: string) => api.account.removeApp.mutate({ tag }), [api]))

  async function remove(tag: string): Promise<void> {
    const answered = await call(tag)
    if (answered === null) return
    if (answered.kind === 'proof-needed') proof.ask(() => remove(tag))
    else await onEnd(answered.kind)
  }
  return { answer, busy, trouble, remove, proof }
}
