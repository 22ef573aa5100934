import { ProblemScreen } from '@enrol/ui/problem-screen'
import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
}

/** A page that breaks, or whose files a new release has replaced, says so and offers to load again. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children
    return <ProblemScreen problem={{ kind: 'server', reference: null }} onTryAgain={() => window.location.reload()} />
  }
}
