import { isFailure, type StoryEvent } from './case.ts'

type Hindrance = 'password' | 'mail' | 'suspension'

/** The events that stop nobody any more: a wrong password that the right one followed, mail that could be sent after all, a suspension that was lifted. */
export function undoneAmong(events: readonly StoryEvent[]): ReadonlySet<StoryEvent> {
  const undone = new Set<StoryEvent>()
  const over = new Set<Hindrance>()
  for (const event of events.toReversed()) {
    const { hindrance, isOver } = hindranceOf(event)
    if (hindrance === null) continue
    if (isOver) over.add(hindrance)
    else if (over.has(hindrance)) undone.add(event)
  }
  return undone
}

/** What stopped the person in an event, or was seen in it to do so no longer. */
function hindranceOf(event: StoryEvent): { readonly hindrance: Hindrance | null; readonly isOver: boolean } {
  const { kind, outcome } = event
  if (kind === 'sign-in') return { hindrance: 'password', isOver: !isFailure(event) }
  if (kind === 'send-email-code' && (isFailure(event) || outcome === 'sent')) return { hindrance: 'mail', isOver: outcome === 'sent' }
  if ((kind === 'suspend-user' || kind === 'restore-user') && outcome === 'done')
    return { hindrance: 'suspension', isOver: kind === 'restore-user' }
  return { hindrance: null, isOver: false }
}
