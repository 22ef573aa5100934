import type { ReactNode } from 'react'
import { EntryName } from './entry-name.tsx'
import { NoPhone } from './no-phone.tsx'
import { PrintSheet } from './print-sheet.tsx'
import { ScanCard } from './scan-card.tsx'
import type { Device, TotpEntry } from './screen-data.ts'
import { SecretCopy } from './secret-copy.tsx'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'

export interface AddEntryProps {
  readonly entry: TotpEntry
  readonly device: Device
  readonly copy?: (text: string) => Promise<void>
  readonly print?: () => void
}

/** Three ways into the app. On the phone that holds it nothing can be scanned, so opening the app comes first and the QR code last. */
export function AddEntry({ entry, device, copy, print }: AddEntryProps): ReactNode {
  const { scan } = useUi().words.enrol
  const entryName = useEntryName()(entry.tag)
  const onPhone = device === 'phone'

  const qr = <ScanCard key="qr" entry={entry} device={device} {...(print && { print })} />
  const secret = (
    <section className="card" key="secret">
      <h2 className="govuk-heading-m">{onPhone ? scan.secretTitlePhone : scan.secretTitle}</h2>
      <p className="govuk-body">{scan.secretText}</p>
      <SecretCopy entry={entry} {...(copy && { copy })} />
    </section>
  )
  const open = (
    <section className="card" key="open">
      <h2 className="govuk-heading-m">{scan.openInAppTitle}</h2>
      <p className="govuk-body">{scan.openInAppText}</p>
      <a className="button" href={entry.uri}>
        {scan.openInApp}
      </a>
    </section>
  )
  return (
    <>
      <p className="govuk-body">
        {scan.entryText} <EntryName name={entryName} />
      </p>
      {onPhone ? [open, secret, qr] : [qr, secret, <NoPhone key="no-phone" />]}
      <PrintSheet entry={entry} />
    </>
  )
}
