import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleText } from './trouble-text.tsx'
import { troubleTitle } from './trouble-title.ts'
import { useUi } from './ui-provider.tsx'

export interface TroubleNoticeProps {
  readonly trouble: Trouble | null
}

/** Trouble on the way, said above a form that keeps what was typed: pressing its button again is trying again. */
export function TroubleNotice({ trouble }: TroubleNoticeProps): ReactNode {
  const { words } = useUi()
  const notice = useRef<HTMLElement>(null)
  useEffect(() => {
    if (trouble !== null) notice.current?.focus()
  }, [trouble])

  if (trouble === null) return null
  return (
    <Notice look="trouble" title={troubleTitle(trouble, words)} focusRef={notice}>
      <TroubleText trouble={trouble} />
    </Notice>
  )
}
