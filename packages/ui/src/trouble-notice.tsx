import { type ReactNode, useEffect, useRef, useState } from 'react'
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
  const onlineAgain = useOnlineAgain(trouble)
  useEffect(() => {
    if (trouble !== null) notice.current?.focus()
  }, [trouble])

  if (trouble === null) return null
  const again = words.problems.offline.onlineAgain
  return (
    <Notice look="trouble" title={onlineAgain ? again.title : troubleTitle(trouble, words)} focusRef={notice}>
      <div role="status" className="notice__text">
        {onlineAgain ? <p className="govuk-body">{again.text}</p> : <TroubleText trouble={trouble} />}
      </div>
    </Notice>
  )
}

/** Whether the browser was offline and no longer is. The notice stays, so that nothing moves under a finger on its way to a button. */
function useOnlineAgain(trouble: Trouble | null): boolean {
  const [over, setOver] = useState<Trouble | null>(null)
  useEffect(() => {
    if (trouble?.kind !== 'offline') return
    const online = (): void => setOver(trouble)
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [trouble])
  return over !== null && over === trouble
}
