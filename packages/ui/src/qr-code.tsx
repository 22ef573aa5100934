import { QRCodeSVG } from 'qrcode.react'
import { type ReactNode, useDeferredValue } from 'react'
import { useUi } from './ui-provider.tsx'

export interface QrCodeProps {
  readonly uri: string
  readonly entryName: string
  /** As large as the screen allows, for a camera that can't come near. */
  readonly large?: boolean
}

/** ISO/IEC 18004 §6.3.8: four modules of white all around. */
const QUIET_ZONE = 4
const SIZE_PX = 232

/** Black on white in every scheme, for cameras. */
export function QrCode({ uri, entryName, large = false }: QrCodeProps): ReactNode {
  const { scan } = useUi().words.enrol
  // After the rest of the page, which a slow phone need not wait for: drawing it is the longest piece of work here.
  const drawn = useDeferredValue<string | null>(uri, null)
  return (
    <div className={large ? 'qr qr--large' : 'qr'}>
      {drawn !== null && (
        <QRCodeSVG
          value={drawn}
          size={SIZE_PX}
          marginSize={QUIET_ZONE}
          level="M"
          bgColor="#ffffff"
          fgColor="#000000"
          role="img"
          aria-label={scan.qrName(entryName)}
        />
      )}
    </div>
  )
}
