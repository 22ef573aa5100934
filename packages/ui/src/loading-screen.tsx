import type { ReactNode } from 'react'

/** Shows nothing for the first 300 ms. */
export function LoadingScreen(): ReactNode {
  return <p role="status">Loading</p>
}
