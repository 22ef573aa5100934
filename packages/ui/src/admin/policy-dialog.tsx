import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import type { PolicyAnswer } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

/** What a change of the policy would do that is asked about first. */
export type PolicyEffect =
  /** A sentence for each part that it loosens. */
  { readonly kind: 'loosens'; readonly means: readonly string[] } | Extract<PolicyAnswer, { kind: 'locks-out' }>

export interface PolicyDialogProps {
  readonly effect: PolicyEffect
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly onFollow: (href: string) => void
}

/** Says what a change of the policy means, before it is made: what it gives up, or whom it locks out. */
export function PolicyDialog({ effect, busy, trouble, onConfirm, onCancel, onFollow }: PolicyDialogProps): ReactNode {
  const { policy: words } = useAdminWords()
  const title = effect.kind === 'loosens' ? words.loosens.title : words.locksOut.title(effect.total)
  return (
    // Another question is another dialog, to whoever is read it as well.
    <Dialog title={title} onDismiss={onCancel} key={effect.kind}>
      <TroubleNotice trouble={trouble} />
      {effect.kind === 'loosens' ? <Means {...effect} /> : <LockedOut {...effect} onFollow={onFollow} />}
      <div className="button-row">
        <Button look="secondary" onPress={onCancel}>
          {words.cancel}
        </Button>
        <Button look="link" busy={busy} onPress={onConfirm}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  )
}

function Means({ means }: { readonly means: readonly string[] }): ReactNode {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {means.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

interface LockedOutProps extends Extract<PolicyEffect, { kind: 'locks-out' }> {
  readonly onFollow: (href: string) => void
}

function LockedOut({ people, total, onFollow }: LockedOutProps): ReactNode {
  const { locksOut: words } = useAdminWords().policy
  return (
    <>
      <p className="govuk-body">{words.text}</p>
      <ul className="govuk-list govuk-list--bullet">
        {people.map(({ id, name, username }) => (
          <li key={id}>
            <FollowLink href={`/admin/people/${id}`} onFollow={onFollow}>
              {name}
            </FollowLink>{' '}
            ({username})
          </li>
        ))}
        {total > people.length && <li>{words.more(total - people.length)}</li>}
      </ul>
    </>
  )
}
