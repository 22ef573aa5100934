import type { ReactNode } from 'react'
import type { StaffEvent } from './admin-data.ts'
import { policyName, policyValue } from './policy-changes.tsx'
import { useAdminWords } from './use-admin-words.tsx'

/** What else those who look after people are told of an event: what it made of the policy, from when on, and why it was done. */
export function EventNotes({ event }: { readonly event: Pick<StaffEvent, 'reason' | 'changes' | 'effectAt'> }): ReactNode {
  const { policy, events } = useAdminWords()
  const { reason = null, changes = [], effectAt = null } = event
  return (
    <>
      {changes.map(({ name, from, to }) => (
        <span className="event-note" key={name}>
          {policyName(name, policy)}: {policyValue(name, from, policy)} → {policyValue(name, to, policy)}
        </span>
      ))}
      {effectAt !== null && <span className="event-note">{events.effect(effectAt)}</span>}
      {reason !== null && <span className="event-note">{events.reason(reason)}</span>}
    </>
  )
}
