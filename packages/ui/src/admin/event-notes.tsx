import type { ReactNode } from 'react'
import type { PersonEvent } from './admin-data.ts'
import { policyName, policyValue } from './policy-changes.tsx'
import { useAdminWords } from './use-admin-words.tsx'

/** What else those who look after people are told of an event: what it made of the policy, and why it was done. */
export function EventNotes({ event }: { readonly event: Pick<PersonEvent, 'reason' | 'changes'> }): ReactNode {
  const { policy, events } = useAdminWords()
  const { reason = null, changes = [] } = event
  return (
    <>
      {changes.map(({ name, from, to }) => (
        <span className="event-note" key={name}>
          {policyName(name, policy)}: {policyValue(name, from, policy)} → {policyValue(name, to, policy)}
        </span>
      ))}
      {reason !== null && <span className="event-note">{events.reason(reason)}</span>}
    </>
  )
}
