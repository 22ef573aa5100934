import type { ReactNode } from 'react'

export interface LinkWithinProps {
  /** The id of what takes the focus. */
  readonly to: string
  readonly children: ReactNode
  readonly look?: 'plain' | 'skip'
}

/** A link to a place on the same page. It adds no step to the browser's history: Back leads off the page as if it had not been pressed. */
export function LinkWithin({ to, children, look = 'plain' }: LinkWithinProps): ReactNode {
  return (
    <a
      href={`#${to}`}
      className={look === 'skip' ? 'govuk-skip-link' : undefined}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}
