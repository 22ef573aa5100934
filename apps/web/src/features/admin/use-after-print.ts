import { useEffect, useEffectEvent } from 'react'

/** Does it whenever the browser has printed, by whatever way that was asked for. */
export function useAfterPrint(onPrinted: () => void): void {
  const printed = useEffectEvent(() => onPrinted())
  useEffect(() => {
    const listen = (): void => printed()
    window.addEventListener('afterprint', listen)
    return () => window.removeEventListener('afterprint', listen)
  }, [])
}
