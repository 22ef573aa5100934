import type { AdminWords } from '@enrol/words/admin'
import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { NewsNotice } from '../news-notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import type { HelpRequest, RequestAction, StaffRole } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface AskedAbout {
  readonly action: RequestAction
  readonly request: HelpRequest
}

export interface HelpRequestsScreenProps {
  readonly role: StaffRole
  /** The longest waiting first. */
  readonly requests: readonly HelpRequest[]
  /** What is about to be done, while its confirmation is open. */
  readonly asking: AskedAbout | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** What became of the last action, as a sentence. */
  readonly news: string | null
  readonly onAsk: (asked: AskedAbout | null) => void
  readonly onConfirm: (asked: AskedAbout, reason: string) => void
  readonly onFollow: (href: string) => void
}

/** People with a right password and no code, who wait for a reset. */
export function HelpRequestsScreen(props: HelpRequestsScreenProps): ReactNode {
  const { role, requests, asking, busy, trouble, news, onAsk, onConfirm, onFollow } = props
  const { help, actions, people, events } = useAdminWords()
  return (
    <>
      <PageHeading screen="admin-help" title={help.title} />
      <NewsNotice news={news} />
      <p className="govuk-body">{requests.length === 0 ? help.nobody : help.lead}</p>
      {requests.map((request) => (
        <section className="card" aria-label={request.name} key={request.id}>
          <h2 className="govuk-heading-m">
            <FollowLink href={`/admin/people/${request.personId}`} onFollow={onFollow}>
              {request.name}
            </FollowLink>
          </h2>
          <dl className="facts request-facts">
            <div>
              <dt>{events.columns.reference}</dt>
              <dd translate="no">{request.reference}</dd>
            </div>
            <div>
              <dt>{people.columns.username}</dt>
              <dd>{request.username}</dd>
            </div>
            {role === 'helpdesk' && (
              <div>
                <dt>{people.columns.organisation}</dt>
                <dd>{request.organisationName}</dd>
              </div>
            )}
          </dl>
          <p className="govuk-body">{help.asked(request.askedAt)}</p>
          {request.resetAt !== null && <p className="govuk-body">{help.granted(request.resetAt)}</p>}
          <div className="button-row">
            {request.resetAt === null && (
              <Button onPress={() => onAsk({ action: 'grant-reset', request })}>{actions['grant-reset'].button}</Button>
            )}
            <Button look="secondary" onPress={() => onAsk({ action: 'decline-request', request })}>
              {actions['decline-request'].button}
            </Button>
          </div>
        </section>
      ))}
      {asking !== null && (
        <ReasonDialog
          action={asking.action}
          name={asking.request.name}
          text={textOn(asking, actions)}
          busy={busy}
          trouble={trouble}
          onConfirm={(reason) => onConfirm(asking, reason)}
          onCancel={() => onAsk(null)}
        />
      )}
    </>
  )
}

function textOn({ action, request }: AskedAbout, actions: AdminWords['actions']): string {
  switch (action) {
    case 'grant-reset':
      return actions['grant-reset'].text(request.waitHours)
    case 'decline-request':
      return actions['decline-request'].text
  }
}
