import { useEffect } from 'react'
import { useUi } from '../ui-provider.tsx'

/** While something in a dialog is refused, the title of the page behind it says so first. */
export function useFailedTitle(failed: boolean): void {
  const { common } = useUi().words
  useEffect(() => {
    if (!failed) return
    const title = document.title
    document.title = `${common.errorPrefix} ${title}`
    return () => {
      document.title = title
    }
  }, [failed, common])
}
