import { CannotEnrolScreen } from '@enrol/ui/cannot-enrol-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHelpReference } from '../../help-reference.ts'
import { useTRPC } from '../../trpc.ts'

/** Back is the browser's own where there is a page to go back to. */
export function HelpPage(): ReactNode {
  const [, navigate] = useLocation()
  const { reference, trouble } = useHelpReference('enrolment', 'cannot-enrol')
  const options = useQuery(useTRPC().enrolment.options.queryOptions())
  const onBack = (): void => (window.history.length > 1 ? window.history.back() : navigate('/enrol'))
  return (
    <CannotEnrolScreen
      email={options.data?.email ?? null}
      onUseEmail={() => navigate('/enrol/email')}
      reference={reference}
      trouble={trouble}
      onBack={onBack}
    />
  )
}
