import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../notice.tsx'
import type { BadRows } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

/** What is wrong in a file, line by line. It takes focus, also when the next file is wrong in the same way. */
export function ImportProblems({ bad }: { readonly bad: BadRows }): ReactNode {
  const { imports } = useAdminWords()
  const notice = useRef<HTMLElement>(null)
  const { problems, more } = bad
  useEffect(() => {
    if (bad.kind === 'bad-rows') notice.current?.focus()
  }, [bad])
  return (
    <div role="alert">
      <Notice look="trouble" title={imports.wrong(problems.length + more)} focusRef={notice}>
        <p className="govuk-body">{imports.wrongText(problems.length + more)}</p>
        <ul className="govuk-list govuk-list--bullet">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.kind}`}>{imports.problem(problem)}</li>
          ))}
          {more > 0 && <li>{imports.more(more)}</li>}
        </ul>
      </Notice>
    </div>
  )
}
