import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

/** Where people find help, as data from the service. */
export function HelpdeskContact(): ReactNode {
  const { service, words } = useUi()
  const { email, phone } = service.helpdesk
  return (
    <ul className="contact">
      <li>
        {words.common.helpdeskEmail}{' '}
        <a className="govuk-link" href={`mailto:${email}`} translate="no">
          {email}
        </a>
      </li>
      <li>
        {words.common.helpdeskPhone}{' '}
        <a className="govuk-link" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          {phone}
        </a>
      </li>
    </ul>
  )
}
