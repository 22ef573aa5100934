import { MOST_APPS } from '@enrol/otp'
import type { AccountWords } from '@enrol/words/account'
import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../notice.tsx'
import { useAccountWords } from './use-account-words.tsx'

/** What became of the change that led here. */
export interface Done {
  readonly kind: 'app-added' | 'app-removed' | 'app-replaced' | 'changed-to-app' | 'changed-to-email' | 'enrolled' | NotDone
}

/** Nothing was changed, and why. */
type NotDone = 'last-one' | 'too-many'

/** What is done on the account page itself, where the button that was pressed is gone afterwards. */
const DONE_HERE: ReadonlySet<Done['kind']> = new Set(['app-removed', 'enrolled'])

export interface DoneNoticeProps {
  /** A new object for each change. */
  readonly done: Done | null
}

/** What has just been changed, or why it was not, and that other browsers are signed out by it. */
export function DoneNotice({ done }: DoneNoticeProps): ReactNode {
  const words = useAccountWords()
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
        <Notice title={titleOf(done.kind, words)} look={isNotDone(done.kind) ? 'trouble' : 'news'} focusRef={notice}>
          {done.kind !== 'enrolled' && !isNotDone(done.kind) && <p className="govuk-body">{words.done.others}</p>}
        </Notice>
      )}
    </div>
  )
}

function titleOf(kind: Done['kind'], { done, apps }: AccountWords): string {
  switch (kind) {
    case 'last-one':
      return apps.refused[kind]
    case 'too-many':
      return apps.most(MOST_APPS)
    default:
      return done[kind]
  }
}

function isNotDone(kind: Done['kind']): kind is NotDone {
  return kind === 'last-one' || kind === 'too-many'
}
