import type { Policy, PolicyInForce } from '@enrol/ui'
import { PolicyScreen } from '@enrol/ui/admin/policy-screen'
import { UnsavedDialog } from '@enrol/ui/admin/unsaved-dialog'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { Answered } from './answered.tsx'
import { type Question, useLeaving } from './leaving-gate.tsx'
import { useProvenCall } from './proof-gate.tsx'

interface Save {
  readonly policy: Policy
  /** What the form was filled from. */
  readonly from: PolicyInForce
  readonly confirmed: boolean
}

export function PolicyPage(): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [unsaved, setUnsaved] = useState(false)
  useLeaving(unsaved ? asksAboutPolicy : null)
  const query = useQuery({ ...trpc.admin.policy.queryOptions(), refetchOnMount: 'always', refetchOnWindowFocus: false })
  const saving = useProvenCall<Save, Answers['admin']['changePolicy']>(
    useCallback(
      async ({ from: { enforcedNow: _, ...from }, ...asked }) => {
        const answer = await admin.changePolicy.mutate({ ...asked, from })
        // Before the answer is shown the form stands on what is saved now.
        if (answer.kind === 'overtaken') queries.setQueryData(trpc.admin.policy.queryKey(), answer.policy)
        if (answer.kind === 'changed') await queries.refetchQueries(trpc.admin.policy.queryFilter())
        return answer
      },
      [admin, queries, trpc],
    ),
  )
  return (
    <Answered query={query}>
      {(policy) => (
        <PolicyScreen
          policy={policy}
          answer={saving.answer}
          busy={saving.busy}
          trouble={saving.trouble}
          onUnsaved={setUnsaved}
          onSave={(next, confirmed) => void saving.call({ policy: next, from: policy, confirmed })}
          onForget={saving.forget}
          onFollow={navigate}
        />
      )}
    </Answered>
  )
}

const asksAboutPolicy: Question = (answers) => <UnsavedDialog {...answers} />
