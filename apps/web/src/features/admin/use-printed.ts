import { useEffect, useState } from 'react'

/** Whether the page was given to the printer with this on it; a browser doesn't tell whether anything came out. */
export function usePrinted(shown: object | null): boolean {
  const [printed, setPrinted] = useState<object | null>(null)
  useEffect(() => {
    const asked = (): void => setPrinted(shown)
    window.addEventListener('afterprint', asked)
    return () => window.removeEventListener('afterprint', asked)
  }, [shown])
  return shown !== null && printed === shown
}
