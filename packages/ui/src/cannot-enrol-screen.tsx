import type { ReactNode } from 'react'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'
import { useUi } from './ui-provider.tsx'

export type CannotEnrolScreenProps = Pick<HelpScreenProps, 'reference' | 'trouble' | 'onBack'>

/** For people who can't set up either method. */
export function CannotEnrolScreen(props: CannotEnrolScreenProps): ReactNode {
  const { help } = useUi().words.enrol
  return <HelpScreen screen="cannot-enrol" title={help.title} topics={help.topics} {...props} />
}
