import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'

export interface NewsNoticeProps {
  /** What became of the last press; null: nothing was pressed. */
  readonly news: string | null
  /** What the person needs of it. */
  readonly children?: ReactNode
}

/** Says what became of a press, and takes focus: the button that was pressed may be gone by then. */
export function NewsNotice({ news, children }: NewsNoticeProps): ReactNode {
  const notice = useRef<HTMLElement>(null)
  useEffect(() => {
    if (news !== null) notice.current?.focus()
  }, [news])
  return (
    <div role="status">
      {news !== null && (
        <Notice title={news} focusRef={notice}>
          {children}
        </Notice>
      )}
    </div>
  )
}
