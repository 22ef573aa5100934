import type { ReactNode } from 'react'
import { useDelayed } from './use-delayed.ts'
import { useOnce } from './use-once.ts'

export interface ButtonProps {
  readonly children: ReactNode
  readonly look?: 'main' | 'secondary' | 'link' | 'small'
  readonly type?: 'button' | 'submit'
  /** Given for work that takes time: presses are dropped until it is over. The button keeps its focus meanwhile. */
  readonly busy?: boolean
  /** Other work is under way, beside which it is not to be begun: presses are dropped, and it looks so. */
  readonly held?: boolean
  readonly onPress?: () => void
  readonly name?: string
  /** The id of the sentence that says until when a press brings nothing about but that answer; left out: nothing is waited for. */
  readonly waits?: string
}

const LOOKS = { main: '', secondary: ' button--secondary', link: ' button--link', small: ' button--secondary button--small' }

export function Button({ children, look = 'main', type = 'button', busy, held = false, onPress, name, waits }: ButtonProps): ReactNode {
  const working = useDelayed(busy === true)
  const once = useOnce(busy === true)

  return (
    <button
      className={`button${LOOKS[look]}${waits === undefined && !held ? '' : ' button--waiting'}`}
      type={type}
      aria-disabled={busy || held || undefined}
      aria-label={name}
      aria-describedby={waits}
      onClick={(event) => {
        if (busy || held) event.preventDefault()
        else if (onPress) busy === undefined ? onPress() : once(onPress)
      }}
    >
      {/* Always there: a browser that translates the page replaces the text, and nothing can be put before it afterwards. */}
      <span className="button__spinner" aria-hidden="true" hidden={!working} />
      {children}
    </button>
  )
}
