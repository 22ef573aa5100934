import { type ReactNode, use, useEffect, useRef } from 'react'
import { FrameContext, usePageTurn } from './frame-context.ts'
import { useUi } from './ui-provider.tsx'

export interface PageHeadingProps {
  /** Names the screen in every language, so that choosing another one does not count as a step. */
  readonly screen: string
  readonly title: string
  /** "Step 1 of 3" */
  readonly step?: string
  /** Something was refused: the title says so first. */
  readonly failed?: boolean
}

/** The screen's one h1, and the browser's title. A change of screen moves focus here; the first screen does not. */
export function PageHeading({ screen, title, step, failed = false }: PageHeadingProps): ReactNode {
  const { service, words } = useUi()
  const frame = use(FrameContext)
  const heading = useRef<HTMLHeadingElement>(null)
  const pageTitle = words.common.pageTitle({ title: step ? `${title} (${step})` : title, serviceName: service.name, failed })

  useEffect(() => {
    document.title = pageTitle
  }, [pageTitle])

  useEffect(() => {
    if (frame === null) return
    const { shownScreen } = frame
    const isStep = shownScreen.current !== null && shownScreen.current !== screen
    shownScreen.current = screen
    if (isStep) heading.current?.focus()
  }, [screen, frame])
  usePageTurn(screen)

  return (
    <h1 className="govuk-heading-l page__title" tabIndex={-1} ref={heading}>
      {step && <span className="page__step">{step}</span>}
      {title}
    </h1>
  )
}
