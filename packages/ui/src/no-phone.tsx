import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

/** How the secret gets into programs that make codes on a computer. */
export function NoPhone(): ReactNode {
  const { scan } = useUi().words.enrol
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{scan.noPhoneTitle}</span>
      </summary>
      <div className="govuk-details__text">
        <dl className="facts facts--examples">
          {scan.noPhone.map(({ app, text }) => (
            <div key={app}>
              <dt>{app}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className="govuk-body">{scan.noPhoneNote}</p>
      </div>
    </details>
  )
}
