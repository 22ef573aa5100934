import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { PageHeading } from './page-heading.tsx'
import { Reference } from './reference.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface HelpScreenProps {
  readonly screen: string
  readonly title: string
  readonly topics: readonly { readonly title: string; readonly text: string }[]
  /** Leads the helpdesk to what happened; null while there is none. */
  readonly reference: string | null
  /** The reference could not be had. */
  readonly trouble: Trouble | null
  readonly onBack: () => void
  /** The quickest way on, where there is one. */
  readonly first?: ReactNode
  /** Before the helpdesk is rung. */
  readonly last?: ReactNode
}

/** The way on for people who are stuck: by themselves where they can, else by the helpdesk. */
export function HelpScreen({ screen, title, topics, reference, trouble, onBack, first, last }: HelpScreenProps): ReactNode {
  const { help } = useUi().words.challenge
  return (
    <div className="page__column">
      <BackLink onBack={onBack} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen={screen} title={title} failed={trouble !== null} />
      {first}
      {topics.map((topic) => (
        <section key={topic.title}>
          <h2 className="govuk-heading-s">{topic.title}</h2>
          <p className="govuk-body">{topic.text}</p>
        </section>
      ))}
      {last}
      <h2 className="govuk-heading-m">{help.contactTitle}</h2>
      <p className="govuk-body">{help.contactText}</p>
      {trouble === null && <Reference reference={reference} />}
    </div>
  )
}
