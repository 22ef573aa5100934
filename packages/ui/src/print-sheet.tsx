import type { ReactNode } from 'react'
import { EntryFacts } from './entry-facts.tsx'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { QrCode } from './qr-code.tsx'
import type { TotpEntry } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'
import { usePrinting } from './use-printing.ts'

export interface PrintSheetProps {
  readonly entry: TotpEntry
}

/** What is printed instead of the page: everything that adding the entry takes, on one sheet. */
export function PrintSheet({ entry }: PrintSheetProps): ReactNode {
  const printing = usePrinting()
  const { service, words } = useUi()
  const { sheet } = words.enrol
  const entryName = useEntryName()(entry.tag)
  if (!printing) return null
  return (
    <div className="sheet">
      <p className="sheet__title">{sheet.title(entryName)}</p>
      <p className="govuk-body">{sheet.shownAt(entry.issuedAt)}</p>
      <ol className="govuk-list govuk-list--number">
        {sheet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="sheet__entry">
        <QrCode uri={entry.uri} entryName={entryName} />
        <EntryFacts entry={entry} />
      </div>
      <p className="govuk-body">{sheet.keepSafe}</p>
      <strong>{words.common.helpdeskIntro(service.name)}</strong>
      <HelpdeskContact />
    </div>
  )
}
