import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import type { Progress, Reminding } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { ProgressChart } from './progress-chart.tsx'
import { RemindDialog } from './remind-dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ProgressScreenProps {
  readonly progress: Progress
  /** Since the last press; null: it was not pressed. */
  readonly reminding: Reminding | null
  /** Whether the confirmation is open. */
  readonly asking: boolean
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onAsk: (asking: boolean) => void
  readonly onRemind: () => void
  readonly onFollow: (href: string) => void
}

/** How many are enrolled, by method and over time, and who is left. */
export function ProgressScreen(props: ProgressScreenProps): ReactNode {
  const { progress, reminding, asking, busy, trouble, onAsk, onRemind, onFollow } = props
  const { progress: words, reminders } = useAdminWords()
  const { people, app, email, notEnrolled, mfa, enforceAt, days, administrators } = progress
  const parts = [
    { key: 'app', count: app, text: words.app },
    { key: 'email', count: email, text: words.email },
    { key: 'none', count: notEnrolled, text: words.notEnrolled },
  ]
  const share = (count: number): number => (people === 0 ? 0 : (count / people) * 100)

  return (
    <>
      <PageHeading screen="admin-progress" title={words.title} failed={trouble !== null} />
      <p className="progress__sum">{words.sum(app + email, people)}</p>
      <p className="govuk-body">
        {mfa === 'announced' && enforceAt !== null ? words.announced(enforceAt) : words[mfa === 'off' ? 'off' : 'enforced']}
      </p>
      <div className="progress__bar" aria-hidden="true">
        {parts.map(
          ({ key, count }) =>
            count > 0 && <span className={`progress__part progress__part--${key}`} style={{ flexGrow: count }} key={key} />,
        )}
      </div>
      <dl className="progress__parts">
        {parts.map(({ key, count, text }) => (
          <div key={key}>
            <dt>
              <span className={`progress__key progress__part--${key}`} aria-hidden="true" />
              {text}
            </dt>
            <dd>
              <strong>{count}</strong> {words.share(share(count))}
            </dd>
          </div>
        ))}
      </dl>
      {notEnrolled > 0 && (
        <>
          <p className="govuk-body">
            <FollowLink href="/admin/people?filter=not-enrolled" onFollow={onFollow}>
              {words.who}
            </FollowLink>
          </p>
          <div className="button-row">
            <Button look="secondary" onPress={() => onAsk(true)}>
              {reminders.ask}
            </Button>
            <span role="status">{reminding !== null && reminders.sent(reminding.people, reminding.left)}</span>
          </div>
        </>
      )}
      {administrators === 1 && (
        <Notice title={words.second.title}>
          <p className="govuk-body">{words.second.text}</p>
          <p className="govuk-body">
            <FollowLink href="/admin/people" onFollow={onFollow}>
              {words.second.choose}
            </FollowLink>
          </p>
        </Notice>
      )}
      <h2 className="govuk-heading-m">{words.chart}</h2>
      {days.length === 0 ? (
        <p className="govuk-body">{words.nobody}</p>
      ) : (
        <>
          <ProgressChart progress={progress} />
          <details className="govuk-details">
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">{words.table}</span>
            </summary>
            <div className="govuk-details__text">
              <table className="table">
                <caption className="govuk-visually-hidden">{words.chart}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words.day}</th>
                    <th scope="col">{words.app}</th>
                    <th scope="col">{words.email}</th>
                  </tr>
                </thead>
                <tbody>
                  {days.map((day) => (
                    <tr key={day.day}>
                      <th scope="row">{words.on(day.day)}</th>
                      <td data-label={words.app}>{day.app}</td>
                      <td data-label={words.email}>{day.email}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
      {asking && (
        <RemindDialog
          reminders={progress.reminders}
          busy={busy}
          trouble={trouble}
          onConfirm={onRemind}
          onCancel={() => onAsk(false)}
          onFollow={onFollow}
        />
      )}
    </>
  )
}
