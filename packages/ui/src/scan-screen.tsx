import type { ReactNode } from 'react'
import type { Device, EmailOffer, TotpEntry, Trouble } from './screen-data.ts'

export interface ScanScreenProps {
  /** Null while it is being made. */
  readonly entry: TotpEntry | null
  readonly device: Device
  readonly email: EmailOffer
  /** This entry replaces one that was shown earlier. */
  readonly renewed: boolean
  /** A new entry is on its way. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onContinue: () => void
  readonly onBack: () => void
  readonly onUseEmail: () => void
  /** Asks for a new entry; also after trouble. */
  readonly onNewCode: () => void
  /** Fails when copying is not allowed; the browser's clipboard unless given. */
  readonly copy?: (text: string) => Promise<void>
}

export function ScanScreen(_: ScanScreenProps): ReactNode {
  return <h1>Add to your app</h1>
}
