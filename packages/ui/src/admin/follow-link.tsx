import type { ReactNode } from 'react'

export interface FollowLinkProps {
  readonly href: string
  /** Goes there without loading the page again. */
  readonly onFollow: (href: string) => void
  readonly children: ReactNode
  readonly look?: 'link' | 'nav'
  /** The page that is shown, or one of the pages below it. */
  readonly current?: 'page' | 'section' | undefined
}

/** A link to a page of ours: it opens in a new tab as links do, and otherwise goes there at once. */
export function FollowLink({ href, onFollow, children, look = 'link', current }: FollowLinkProps): ReactNode {
  return (
    <a
      href={href}
      className={look === 'nav' ? 'admin-nav__link' : 'govuk-link'}
      aria-current={current === 'section' ? true : current}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        onFollow(href)
      }}
    >
      {children}
    </a>
  )
}
