import type { ReactNode, RefObject } from 'react'

export interface NoticeProps {
  readonly title: string
  readonly look?: 'news' | 'trouble'
  readonly children?: ReactNode
  /** To move focus here when it appears by something the person did. */
  readonly focusRef?: RefObject<HTMLElement | null>
}

export function Notice({ title, look = 'news', children, focusRef }: NoticeProps): ReactNode {
  return (
    <section className={look === 'trouble' ? 'notice notice--trouble' : 'notice'} aria-label={title} tabIndex={-1} ref={focusRef}>
      <p className="notice__title">{title}</p>
      {children}
    </section>
  )
}
