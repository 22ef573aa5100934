import { QRCodeSVG } from 'qrcode.react'
import { type ReactNode, useEffect, useRef } from 'react'
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
  const picture = useRef<HTMLDivElement>(null)
  // In a low window it stands below what was shown first, and a camera can't scroll.
  useEffect(() => {
    if (large) picture.current?.scrollIntoView({ block: 'nearest' })
  }, [large])
  return (
    <div className={large ? 'qr qr--large' : 'qr'} ref={picture}>
      <QRCodeSVG
        value={uri}
        size={SIZE_PX}
        marginSize={QUIET_ZONE}
        level="M"
        bgColor="#ffffff"
        fgColor="#000000"
        role="img"
        aria-label={scan.qrName(entryName)}
      />
    </div>
  )
}
