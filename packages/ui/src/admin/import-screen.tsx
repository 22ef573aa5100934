import type { ReactNode } from 'react'
import { TroubleNotice } from '../trouble-notice.tsx'
import { AddingTrouble } from './adding-trouble.tsx'
import type { ImportAnswer } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { ImportAdded, type ImportAddedProps } from './import-added.tsx'
import { ImportChooser, type ImportChooserProps } from './import-chooser.tsx'
import { ImportPlan, type ImportPlanProps } from './import-plan.tsx'
import { ImportProblems } from './import-problems.tsx'
import { NobodyAdded } from './nobody-added.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ImportScreenProps extends ImportChooserProps, Omit<ImportPlanProps, 'preview'>, Omit<ImportAddedProps, 'answer'> {
  /** What adding its people came to. */
  readonly answer: ImportAnswer | null
}

/** Many people from a file: chosen, checked, seen, added, and their passwords shown once. */
export function ImportScreen(props: ImportScreenProps): ReactNode {
  const { preview, answer, trouble, onFollow } = props
  const { imports } = useAdminWords()
  if (answer?.kind === 'imported')
    return answer.added === 0 ? <NobodyAdded onFollow={onFollow} /> : <ImportAdded {...props} answer={answer} />
  return (
    <>
      <p className="govuk-body">
        <FollowLink href="/admin/people" onFollow={onFollow}>
          ← {imports.back}
        </FollowLink>
      </p>
      {preview?.kind === 'plan' ? <AddingTrouble trouble={trouble} onFollow={onFollow} /> : <TroubleNotice trouble={trouble} />}
      {answer?.kind === 'bad-rows' ? <ImportProblems bad={answer} /> : preview?.kind === 'bad-rows' && <ImportProblems bad={preview} />}
      {preview?.kind === 'plan' && answer === null ? <ImportPlan {...props} preview={preview} /> : <ImportChooser {...props} />}
    </>
  )
}
