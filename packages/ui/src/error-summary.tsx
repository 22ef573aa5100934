import type { Refusal } from '@enrol/words'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { LinkWithin } from './link-within.tsx'
import { useUi } from './ui-provider.tsx'

export interface FieldRefusal extends Refusal {
  readonly fieldId: string
}

export interface ErrorSummaryProps {
  readonly refusals: readonly FieldRefusal[]
  /** Focus comes here whenever this changes: the answer itself, so that the same refusal twice is heard twice. */
  readonly answer: unknown
}

/** Says what was refused in the field's own words, leads to the field, and says what to do. */
export function ErrorSummary({ refusals, answer }: ErrorSummaryProps): ReactNode {
  const { words } = useUi()
  const titleId = useId()
  const summary = useRef<HTMLElement>(null)
  const any = refusals.length > 0
  useEffect(() => {
    if (any && answer !== null) summary.current?.focus()
  }, [any, answer])

  if (!any) return null
  return (
    <section className="govuk-error-summary" aria-labelledby={titleId} tabIndex={-1} ref={summary}>
      <h2 className="govuk-error-summary__title" id={titleId}>
        {words.common.errorSummaryTitle}
      </h2>
      <div className="govuk-error-summary__body">
        {refusals.map(({ cause, next, fieldId }) => (
          <div key={fieldId}>
            <ul className="govuk-list govuk-error-summary__list">
              <li>
                <LinkWithin to={fieldId}>{cause}</LinkWithin>
              </li>
            </ul>
            {next !== '' && <p className="govuk-body">{next}</p>}
          </div>
        ))}
      </div>
    </section>
  )
}

/** Gives a field's own refusal as the property that the field takes. */
export function errorsOf(refusals: readonly FieldRefusal[]): (fieldId: string) => { readonly error?: string } {
  return (fieldId) => {
    const refusal = refusals.find((each) => each.fieldId === fieldId)
    return refusal === undefined ? {} : { error: refusal.cause }
  }
}
