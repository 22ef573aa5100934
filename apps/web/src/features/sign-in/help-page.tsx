import type { Method } from '@enrol/otp'
import { CannotGetCodeScreen } from '@enrol/ui/cannot-get-code-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPCClient } from '../../trpc.ts'

export function HelpPage({ method }: { readonly method: Method }): ReactNode {
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  // One reference for as long as the page is in use, however often it is opened.
  const { data, error } = useQuery({ queryKey: ['help-reference'], queryFn: () => api.challenge.askForHelp.mutate() })
  const trouble = useQueryFailure(error)
  return <CannotGetCodeScreen method={method} reference={data?.reference ?? null} trouble={trouble} onBack={() => navigate('/code')} />
}
