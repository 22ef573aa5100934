import type { ReactNode } from 'react'
import { Notice } from '../notice.tsx'
import { useAccountWords } from './use-account-words.tsx'

export type DoneKind = 'app-added' | 'app-removed' | 'changed-to-app' | 'changed-to-email'

/** What has just been changed, and that other browsers are signed out by it. */
export function DoneNotice({ kind }: { readonly kind: DoneKind | null }): ReactNode {
  const { done } = useAccountWords()
  return (
    <div role="status">
      {kind && (
        <Notice title={done[kind]}>
          <p className="govuk-body">{done.others}</p>
        </Notice>
      )}
    </div>
  )
}
