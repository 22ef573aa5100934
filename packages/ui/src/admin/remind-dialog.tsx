import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { WorkingStatus } from '../working-status.tsx'
import type { Reminders } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface RemindDialogProps {
  readonly reminders: Reminders
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly onFollow: (href: string) => void
}

/** Says who will be written to, and who will not and why, before anybody is. */
export function RemindDialog({ reminders, busy, trouble, onConfirm, onCancel, onFollow }: RemindDialogProps): ReactNode {
  const { reminders: words, actions, people } = useAdminWords()
  const { next, later, lately, noAddress } = reminders

  return (
    <Dialog title={next === 0 ? words.nobodyTitle : words.title(next)} onDismiss={onCancel}>
      <TroubleNotice trouble={trouble} />
      {next > 0 && <p className="govuk-body">{words.text}</p>}
      {later > 0 && <p className="govuk-body">{words.later(later)}</p>}
      {lately > 0 && <p className="govuk-body">{words.lately(lately)}</p>}
      {noAddress > 0 && (
        <p className="govuk-body">
          {words.noAddress(noAddress)}{' '}
          <FollowLink href="/admin/people?filter=no-address" onFollow={onFollow}>
            {words.whoHasNone(people.filters['no-address'])}
          </FollowLink>
        </p>
      )}
      <div className="button-row">
        {next > 0 && (
          <Button busy={busy} onPress={onConfirm}>
            {words.confirm}
          </Button>
        )}
        <Button look={next > 0 ? 'link' : 'secondary'} onPress={onCancel}>
          {next > 0 ? actions.cancel : words.close}
        </Button>
        <WorkingStatus busy={busy} text={actions.working} />
      </div>
    </Dialog>
  )
}
