import { type ReactNode, useDeferredValue, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { QrCode } from './qr-code.tsx'
import type { Device, TotpEntry } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'

export interface ScanCardProps {
  readonly entry: TotpEntry
  readonly device: Device
  /** The browser's own printing unless given. */
  readonly print?: () => void
}

/** The QR code, as large as a camera needs it, and on paper for another desk. */
export function ScanCard({ entry, device, print = () => window.print() }: ScanCardProps): ReactNode {
  const { scan } = useUi().words.enrol
  const entryName = useEntryName()(entry.tag)
  const [large, setLarge] = useState(false)
  // After the rest of the page, which a slow phone need not wait for: drawing it is the longest piece of work here.
  const drawn = useDeferredValue<string | null>(entry.uri, null)
  return (
    <section className="card scan">
      <div>
        <h2 className="govuk-heading-m">{scan.scanTitle}</h2>
        <p className="govuk-body">{device === 'phone' ? scan.scanTextPhone : scan.scanText}</p>
        <ul className="scan__more">
          <li>
            <Button look="link" onPress={() => setLarge(true)}>
              {scan.enlarge}
            </Button>
          </li>
          <li>
            <Button look="link" onPress={print}>
              {scan.print}
            </Button>
          </li>
        </ul>
      </div>
      {drawn === null ? <div className="qr" /> : <QrCode uri={drawn} entryName={entryName} />}
      {large && (
        <Dialog title={scan.enlargedTitle} wide onDismiss={() => setLarge(false)}>
          <QrCode uri={entry.uri} entryName={entryName} large />
          <div className="button-row">
            <Button onPress={() => setLarge(false)}>{scan.shrink}</Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
