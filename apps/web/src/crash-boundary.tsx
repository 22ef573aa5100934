import { ProblemScreen } from '@enrol/ui/problem-screen'
import { Component, type ComponentType, Fragment, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What the page stands in, where it is that which may break; left out: it stays. */
  readonly frame?: ComponentType<{ readonly children: ReactNode }>
}

/** A page that breaks, or whose files a new release has replaced, says so and offers to load again. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override render(): ReactNode {
    const { children, frame: Frame = Fragment } = this.props
    if (!this.state.crashed) return children
    return (
      <Frame>
        <ProblemScreen problem={{ kind: 'broken' }} onTryAgain={() => window.location.reload()} />
      </Frame>
    )
  }
}
