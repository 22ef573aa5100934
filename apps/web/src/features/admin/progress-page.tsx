import { ProgressScreen } from '@enrol/ui/admin/progress-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Answered } from './answered.tsx'

export function ProgressPage(): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const [, navigate] = useLocation()
  const query = useQuery({ ...trpc.admin.progress.queryOptions(), refetchOnMount: 'always' })
  const [asking, setAsking] = useState(false)
  const reminding = useCall<void, Answers['admin']['remind']>(useCallback(() => admin.remind.mutate(), [admin]))
  async function remind(): Promise<void> {
    if ((await reminding.call()) === null) return
    setAsking(false)
    await query.refetch()
  }

  return (
    <Answered query={query}>
      {(progress) => (
        <ProgressScreen
          progress={progress}
          reminding={reminding.answer}
          asking={asking}
          busy={reminding.busy}
          trouble={reminding.trouble}
          onAsk={(next) => {
            reminding.forget()
            setAsking(next)
            // What is asked about is how things stand now.
            if (next) void query.refetch()
          }}
          onRemind={() => void remind()}
          onFollow={navigate}
        />
      )}
    </Answered>
  )
}
