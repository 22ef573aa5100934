import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { EntryFacts } from './entry-facts.tsx'
import type { TotpEntry } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface SecretCopyProps {
  readonly entry: Pick<TotpEntry, 'tag' | 'accountName' | 'secret'>
  readonly copy?: (text: string) => Promise<void>
}

/** The secret with what goes with it, and without its spaces to paste. */
export function SecretCopy({ entry, copy = writeToClipboard }: SecretCopyProps): ReactNode {
  const { scan } = useUi().words.enrol
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)

  function copySecret(): void {
    setCopied(null)
    copy(entry.secret).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }

  return (
    <>
      <EntryFacts entry={entry} />
      <div className="button-row">
        <Button look="small" onPress={copySecret}>
          {scan.copy}
        </Button>
        <p role="status" className={copied === 'no' ? 'said-beside said-beside--bad' : 'said-beside said-beside--good'}>
          {copied !== null && (copied === 'yes' ? scan.copied : scan.notCopied)}
        </p>
      </div>
    </>
  )
}

/** There is no clipboard on an insecure origin: that fails like a refused permission does. */
async function writeToClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
