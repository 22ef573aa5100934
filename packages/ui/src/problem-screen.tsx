import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { PageHeading } from './page-heading.tsx'
import { Reference } from './reference.tsx'
import type { Problem } from './screen-data.ts'
import { TroubleText } from './trouble-text.tsx'
import { useUi } from './ui-provider.tsx'

export interface ProblemScreenProps {
  readonly problem: Problem
  readonly busy?: boolean
  readonly onTryAgain?: () => void
  /** Where 'not found' leads on to. */
  readonly homeHref?: string
}

/** Trouble that takes the whole page: what happened, and the one thing to do. */
export function ProblemScreen({ problem, busy = false, onTryAgain, homeHref = '/' }: ProblemScreenProps): ReactNode {
  const { words } = useUi()
  const { problems, common } = words
  return (
    <div className="page__column">
      <PageHeading screen={`problem-${problem.kind}`} title={problems[problem.kind].title} failed />
      <ProblemText problem={problem} />
      <div className="button-row">
        {problem.kind === 'not-found' && (
          <a className="button" href={homeHref}>
            {problems['not-found'].home}
          </a>
        )}
        {problem.kind === 'wrong-address' && (
          <a className="button" href={problem.publicUrl}>
            {problems['wrong-address'].open}
          </a>
        )}
        {problem.kind !== 'not-found' && problem.kind !== 'wrong-address' && onTryAgain && (
          <Button busy={busy} onPress={onTryAgain}>
            {problem.kind === 'broken' ? problems.broken.reload : common.tryAgain}
          </Button>
        )}
      </div>
    </div>
  )
}

function ProblemText({ problem }: { readonly problem: Problem }): ReactNode {
  const { problems } = useUi().words
  switch (problem.kind) {
    case 'offline':
    case 'busy':
    case 'too-fast':
    case 'files-busy':
      return <TroubleText trouble={problem} />
    case 'unanswered':
      return (
        <>
          <TroubleText trouble={problem} />
          <HelpdeskContact />
        </>
      )
    case 'server':
      return (
        <>
          <p className="govuk-body">{problems.server.text}</p>
          {problem.reference !== null && <Reference reference={problem.reference} />}
          <HelpdeskContact />
        </>
      )
    case 'broken':
    case 'not-found':
    case 'cookies-blocked':
      return <p className="govuk-body">{problems[problem.kind].text}</p>
    case 'wrong-address':
      return <p className="govuk-body">{problems['wrong-address'].text(problem.publicUrl)}</p>
  }
}
