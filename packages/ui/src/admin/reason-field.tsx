import type { ReactNode } from 'react'
import { useUi } from '../ui-provider.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ReasonFieldProps {
  readonly id: string
  /** It was left empty. */
  readonly refused: boolean
  readonly value: string
  readonly onValue: (value: string) => void
}

const LONGEST = 500

/** Why something is done to somebody; it is kept in the audit trail. */
export function ReasonField({ id, refused, value, onValue }: ReasonFieldProps): ReactNode {
  const { actions } = useAdminWords()
  const { common } = useUi().words
  return (
    <div className={refused ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label className="govuk-label" htmlFor={id}>
        {actions.reason}
      </label>
      <div className="govuk-hint" id={`${id}-hint`}>
        {actions.reasonHint}
      </div>
      {refused && (
        <p className="govuk-error-message" id={`${id}-error`} role="alert">
          <span className="govuk-visually-hidden">{common.errorPrefix}</span> {actions.reasonEmpty.cause}. {actions.reasonEmpty.next}
        </p>
      )}
      <textarea
        className={refused ? 'textarea textarea--error' : 'textarea'}
        id={id}
        rows={3}
        maxLength={LONGEST}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-hint ${id}-error` : `${id}-hint`}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}
