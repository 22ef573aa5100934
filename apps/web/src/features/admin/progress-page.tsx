import { ProgressScreen } from '@enrol/ui/admin/progress-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useTRPC } from '../../trpc.ts'
import { Answered } from './answered.tsx'

export function ProgressPage(): ReactNode {
  const trpc = useTRPC()
  const [, navigate] = useLocation()
  const query = useQuery({ ...trpc.admin.progress.queryOptions(), refetchOnMount: 'always' })
  return <Answered query={query}>{(progress) => <ProgressScreen progress={progress} onFollow={navigate} />}</Answered>
}
