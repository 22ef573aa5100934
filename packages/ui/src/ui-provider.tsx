import type { Instant } from '@enrol/otp'
import type { Locale, Service, Words } from '@enrol/words'
import { createContext, type ReactNode, useContext } from 'react'

/** What every component may ask for. */
export interface Ui {
  readonly service: Service
  readonly words: Words
  readonly locale: Locale
  /** Where there is a choice. */
  readonly chooseLocale?: (locale: Locale) => void
  /** Epoch milliseconds. */
  readonly clock: () => Instant
  /** How far the device's own clock is ahead of the service's, in seconds, as far as is known. */
  readonly secondsAhead?: () => number
}

const UiContext = createContext<Ui | null>(null)

export interface UiProviderProps extends Ui {
  readonly children: ReactNode
}

export function UiProvider({ children, ...ui }: UiProviderProps): ReactNode {
  return <UiContext value={ui}>{children}</UiContext>
}

export function useUi(): Ui {
  const ui = useContext(UiContext)
  if (ui === null) throw new Error('A component was rendered outside UiProvider.')
  return ui
}
