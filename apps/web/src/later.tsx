import { LoadingScreen } from '@enrol/ui/loading-screen'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

export interface Later<Props> {
  readonly Page: ComponentType<Props>
  /** Fetches the page's code, if it is not there; fails when that can't be had. */
  readonly fetchCode: () => Promise<void>
}

/**
 * A page whose code is fetched when it is needed. Not React's `lazy`, which shows its fallback even for code that is
 * there already, and then keeps it on the screen for at least 300 ms.
 */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Later<Props> {
  let Loaded: ComponentType<Props> | null = null
  async function fetchCode(): Promise<void> {
    Loaded ??= (await load()).default
  }

  function Page(props: Props): ReactNode {
    const [, setFetched] = useState(Loaded !== null)
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
    useEffect(() => {
      fetchCode().then(
        () => setFetched(true),
        (error: unknown) => setFailure({ error }),
      )
    }, [])
    if (failure !== null) throw failure.error
    return Loaded === null ? <LoadingScreen /> : <Loaded {...props} />
  }
  return { Page, fetchCode }
}
