import type { ReactNode } from 'react'
import type { Trouble } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'

export interface TroubleTextProps {
  readonly trouble: Trouble
}

/** What happened, what to do, and the reference if there is one. */
export function TroubleText({ trouble }: TroubleTextProps): ReactNode {
  const { words } = useUi()
  const now = useNow()
  const { problems, common } = words
  switch (trouble.kind) {
    case 'offline':
    case 'unanswered':
    case 'files-busy':
      return <p className="govuk-body">{problems[trouble.kind].text}</p>
    case 'server':
      return (
        <>
          <p className="govuk-body">{problems.server.text}</p>
          {trouble.reference !== null && (
            <p className="govuk-body">
              {common.referenceLabel}: <strong translate="no">{trouble.reference}</strong>
            </p>
          )}
        </>
      )
    case 'busy':
    case 'too-fast':
      return (
        <p className="govuk-body">
          {problems[trouble.kind].text}{' '}
          {trouble.tryAgainAt === null ? problems.busy.tryAgainSoon : problems.busy.tryAgainIn(trouble.tryAgainAt, now)}
        </p>
      )
  }
}
