import { type Case, isFailure, isSuccess, isTurn, type StoryEvent } from './case.ts'
import type { Cause, StrangerCause } from './cause.ts'
import { likelyCause, topicOf } from './likely-cause.ts'
import { undoneAmong } from './undone.ts'

/** How it went on after a reference was given. */
export interface Since {
  /** When the person got in, or was reset, the last time; null: they did not. */
  readonly turned: StoryEvent | null
  /** What has stopped them after that, or else what stops them now that is not the cause of the reference. */
  readonly stoppedBy: Cause | null
}

export function sinceAsked(cause: Cause, about: Case): Since {
  const { events, asked } = about
  const all = events.slice(events.indexOf(asked) + 1)
  const undone = undoneAmong(all)
  const later = all.filter((event) => !undone.has(event))
  const turn = later.findLastIndex(isTurn)
  const turned = later[turn] ?? null
  if (turned === null) {
    const tried = later.findLast((event) => isTrouble(event) || topicOf(event) !== null)
    const present = tried === undefined ? cause : likelyCause(about, tried)
    return { turned, stoppedBy: present.kind === cause.kind ? null : present }
  }
  const trouble = later.slice(turn + 1).findLast(isTrouble)
  return { turned, stoppedBy: trouble === undefined ? null : likelyCause(about, trouble) }
}

/** Who is to be asked about whatever came after: a guesser who got in, at the reference or later; else one whom the reference was about. */
export function strangerIn(cause: Cause, about: Case): StrangerCause | null {
  const stranger = cause.kind === 'somebody-else' ? cause : null
  return stranger?.gotIn === undefined ? (intruderSince(about) ?? stranger) : stranger
}

function intruderSince(about: Case): StrangerCause | null {
  const { events, asked } = about
  const since = events.indexOf(asked)
  for (const [index, before] of events.entries()) {
    const next = events[index + 1]
    if (index < since || next === undefined || !isSuccess(next)) continue
    const cause = likelyCause(about, before)
    if (cause.kind === 'somebody-else' && cause.gotIn !== undefined) return cause
  }
  return null
}

function isTrouble(event: StoryEvent): boolean {
  return isFailure(event) || ['trouble', 'ask-for-help'].includes(event.kind) || (event.kind === 'suspend-user' && event.outcome === 'done')
}
