import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { PageHeading } from './page-heading.tsx'
import { Reference } from './reference.tsx'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'

export interface LockedScreenProps {
  /** Null: until an administrator ends it. */
  readonly until: Instant | null
  /** Leads the helpdesk to what happened; null while it is on its way, left out where there is none. */
  readonly reference?: string | null
  /** They have recovery codes, which are locked as well until then. */
  readonly recovery?: boolean
  readonly onTryAgain: () => void
}

/** A page, not a field's error: nothing can be entered until the time it names. */
export function LockedScreen({ until, reference, recovery = false, onTryAgain }: LockedScreenProps): ReactNode {
  const { words } = useUi()
  const now = useNow()
  const { locked, help } = words.challenge
  const over = until !== null && now >= until

  return (
    <div className="page__column">
      <PageHeading screen="locked" title={until === null ? locked.foreverTitle : locked.title} failed={!over} />
      {until === null ? (
        <p className="govuk-body">{locked.forever}</p>
      ) : (
        <>
          {!over && (
            <>
              <p className="govuk-body">{locked.until(until)}</p>
              <p className="govuk-body quiet" role="timer">
                {locked.left(until - now)}
              </p>
              {recovery && <p className="govuk-body">{locked.recovery}</p>}
              <p className="govuk-body">{locked.meanwhile}</p>
            </>
          )}
          <div role="status">{over && <p className="govuk-body">{locked.over}</p>}</div>
          {over && (
            <div className="button-row">
              <Button onPress={onTryAgain}>{words.common.tryAgain}</Button>
            </div>
          )}
        </>
      )}
      <p className="govuk-body">{locked.notYou}</p>
      {reference !== undefined && <Reference reference={reference} />}
      <h2 className="govuk-heading-m">{help.contactTitle}</h2>
      <p className="govuk-body">{help.contactText}</p>
    </div>
  )
}
