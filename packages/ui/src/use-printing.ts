import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True while the browser prints, by whatever way that was asked for. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes its picture of the page as soon as the listener returns.
    const begins = (): void => flushSync(() => setPrinting(true))
    const ends = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begins)
    window.addEventListener('afterprint', ends)
    return () => {
      window.removeEventListener('beforeprint', begins)
      window.removeEventListener('afterprint', ends)
    }
  }, [])
  return printing
}
