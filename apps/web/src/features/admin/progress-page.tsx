import { ProgressScreen } from '@enrol/ui/admin/progress-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Answered } from './answered.tsx'

export function ProgressPage(): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const [, navigate] = useLocation()
  const query = useQuery({ ...trpc.admin.progress.queryOptions(), refetchOnMount: 'always' })
  const reminding = useCall<void, Answers['admin']['remind']>(useCallback(() => admin.remind.mutate(), [admin]))
  return (
    <Answered query={query}>
      {(progress) => (
        <ProgressScreen
          progress={progress}
          reminding={reminding.answer}
          busy={reminding.busy}
          trouble={reminding.trouble}
          onRemind={() => void reminding.call()}
          onFollow={navigate}
        />
      )}
    </Answered>
  )
}
