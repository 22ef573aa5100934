import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'
import { useUi } from './ui-provider.tsx'

/** To whoever was signed out while new one-time passwords were not kept. It names nobody: anybody may sit there now. */
export function UnkeptNotice(): ReactNode {
  const { title, text } = useUi().words.signIn.unkept
  return (
    <div className="page__column">
      <Notice title={title}>
        <p className="govuk-body">{text}</p>
      </Notice>
    </div>
  )
}
