import type { Answers } from './trpc.ts'

export type IssuedEntry = Answers['enrolment']['startTotp']

/** What one tab tells the other tabs of this browser. */
export type TabMessage =
  /** The session may be another one now: ask the server. */
  | { readonly kind: 'session-changed' }
  /** Signed out here, so everywhere: end in the same place. */
  | { readonly kind: 'signed-out'; readonly farewell: Farewell }
  /** A newer entry was issued: only that one counts, so every tab shows it. */
  | { readonly kind: 'entry-issued'; readonly entry: IssuedEntry }

/** What the signed-out page tells. */
export interface Farewell {
  readonly reason: 'enrolled' | 'signed-out'
  readonly entry: { readonly tag: string; readonly nextCodeAt: number } | null
}

export interface Tabs {
  tell(message: TabMessage): void
  /** Returns how to stop listening. */
  listen(onMessage: (message: TabMessage) => void): () => void
}

/** A browser that has no such channel, or refuses it with the cookies, has tabs that know nothing of each other, and no less. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('enrol')
  } catch {
    return null
  }
}

export function createTabs(): Tabs {
  const channel = openChannel()
  if (channel === null) return { tell: () => undefined, listen: () => () => undefined }
  return {
    tell: (message) => channel.postMessage(message),
    listen(onMessage) {
      const listener = (event: MessageEvent<TabMessage>): void => onMessage(event.data)
      channel.addEventListener('message', listener)
      return () => channel.removeEventListener('message', listener)
    },
  }
}
