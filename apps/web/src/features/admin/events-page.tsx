import type { TrailQuestion } from '@enrol/ui'
import { EventsScreen } from '@enrol/ui/admin/events-screen'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'

const DAY_MS = 86_400_000
const EVERYTHING: TrailQuestion = { kind: null, person: '', reference: '', from: null, to: null, before: null }

export function EventsPage(): ReactNode {
  const trpc = useTRPC()
  const [question, setQuestion] = useState(EVERYTHING)
  // The last day is part of what is asked for.
  const asked = { ...question, to: question.to === null ? null : question.to + DAY_MS }
  const query = useQuery({ ...trpc.admin.events.queryOptions(asked), placeholderData: keepPreviousData, refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)
  return <EventsScreen question={question} answer={query.data ?? null} trouble={failed} onAsk={setQuestion} />
}
