import type { LastSession } from './session-end.ts'

const KEY = 'last-session'
const ENDED_KEY = 'ended-on-purpose'
const UNANSWERED_KEY = 'unanswered'

/** What this tab knows of its last session: when it was due to end and why it did, and nothing of whose it was. */
export interface SessionMemory {
  /** Null: there was none, or it ended as it was asked to, here or in another tab. */
  read(): LastSession | null
  write(session: LastSession | null): void
  /** The session was ended on purpose at that time: also for the tabs that cannot be told of it now, as they are asleep or elsewhere. */
  noteEnd(at: number): void
  /** A code that enrols an app, and so ends the session, was sent, and no answer has come. */
  readonly unanswered: boolean
  noteUnanswered(unanswered: boolean): void
}

/** Also for when the page is loaded again, where the browser keeps anything: for this tab alone, and for as long as it is open. */
export function createSessionMemory(): SessionMemory {
  let last = stored<LastSession>(KEY)
  let unanswered = stored<boolean>(UNANSWERED_KEY) ?? false
  function write(session: LastSession | null): void {
    last = session
    keep(KEY, session)
  }
  return {
    read() {
      if (last !== null && endedOnPurposeAt() > last.toldAt) write(null)
      return last
    },
    write,
    noteEnd(at) {
      try {
        localStorage.setItem(ENDED_KEY, `${at}`)
      } catch {
        // The tabs that listen were told.
      }
    },
    get unanswered() {
      return unanswered
    },
    noteUnanswered(is) {
      if (is === unanswered) return
      unanswered = is
      keep(UNANSWERED_KEY, is)
    },
  }
}

/** When a tab of this browser last ended a session as it was asked to; 0: none is known to have. */
function endedOnPurposeAt(): number {
  try {
    return Number(localStorage.getItem(ENDED_KEY))
  } catch {
    return 0
  }
}

function keep(key: string, value: LastSession | boolean | null): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // It is known until the page is left.
  }
}

function stored<Kept extends LastSession | boolean>(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}
