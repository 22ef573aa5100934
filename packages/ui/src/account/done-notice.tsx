import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../notice.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface Done {
  readonly kind: 'app-added' | 'app-removed' | 'app-replaced' | 'lost-app-stays' | 'changed-to-app' | 'changed-to-email' | 'enrolled'
}

/** What is done on the account page itself, where the button that was pressed is gone afterwards. */
const DONE_HERE: ReadonlySet<Done['kind']> = new Set(['app-removed', 'enrolled'])

export interface DoneNoticeProps {
  /** A new object for each change. */
  readonly done: Done | null
}

/** What has just been changed, and that other browsers are signed out by it. */
export function DoneNotice({ done }: DoneNoticeProps): ReactNode {
  const { done: words } = useAccountWords()
  const notice = useRef<HTMLElement>(null)
  const seen = useRef(done)
  useEffect(() => {
    if (seen.current === done) return
    seen.current = done
    // Who comes from another page begins at the heading of this one.
    if (done !== null && DONE_HERE.has(done.kind)) notice.current?.focus()
  }, [done])
  return (
    <div role="status">
      {done && (
        <Notice title={words[done.kind]} focusRef={notice}>
          {done.kind !== 'enrolled' && <p className="govuk-body">{words.others}</p>}
        </Notice>
      )}
    </div>
  )
}
