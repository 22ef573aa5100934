import type { LastSession } from './session-end.ts'

const KEY = 'last-session'

/** What this tab knows of its last session: when it was due to end and why it did, and nothing of whose it was. */
export interface SessionMemory {
  /** Null: there was none, or it ended as it was asked to. */
  read(): LastSession | null
  write(session: LastSession | null): void
}

/** Also for when the page is loaded again, where the browser keeps anything: for this tab alone, and for as long as it is open. */
export function createSessionMemory(): SessionMemory {
  let last = stored()
  return {
    read: () => last,
    write(session) {
      last = session
      try {
        sessionStorage.setItem(KEY, JSON.stringify(session))
      } catch {
        // It is known until the page is left.
      }
    },
  }
}

function stored(): LastSession | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as LastSession | null
  } catch {
    return null
  }
}
