import type { Policy } from '@enrol/ui'
import { PolicyScreen } from '@enrol/ui/admin/policy-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Answered } from './answered.tsx'

export function PolicyPage(): ReactNode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  const query = useQuery({ ...trpc.admin.policy.queryOptions(), refetchOnMount: 'always', refetchOnWindowFocus: false })
  const saving = useCall(useCallback((asked: { policy: Policy; confirmed: boolean }) => api.admin.changePolicy.mutate(asked), [api]))
  return (
    <Answered query={query}>
      {({ enforcedNow: _, ...policy }) => (
        <PolicyScreen
          policy={policy}
          answer={saving.answer}
          busy={saving.busy}
          trouble={saving.trouble}
          onSave={(next, confirmed) => void saving.call({ policy: next, confirmed })}
          onForget={saving.forget}
          onFollow={navigate}
        />
      )}
    </Answered>
  )
}
