import { createContext, type RefObject, use, useLayoutEffect } from 'react'

export interface Frame {
  /** The screen whose heading was shown last; null before the first. */
  readonly shownScreen: RefObject<string | null>
  /** What stands in the frame is new, so what stands below it is set anew rather than moved. */
  readonly turnPage: () => void
}

export const FrameContext = createContext<Frame | null>(null)

/** To be called by whatever takes the page, with what makes it another one. */
export function usePageTurn(page: string): void {
  const turnPage = use(FrameContext)?.turnPage
  useLayoutEffect(() => turnPage?.(), [page, turnPage])
}
