import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export interface SecretCopyProps {
  /** Base32, without spaces. */
  readonly secret: string
  /** As it is to stand in the app's list. */
  readonly entryName: string
  readonly accountName: string
  readonly copy?: (text: string) => Promise<void>
}

/** The secret in groups of four to read, and without the spaces to paste. */
export function SecretCopy({ secret, entryName, accountName, copy = writeToClipboard }: SecretCopyProps): ReactNode {
  const { scan } = useUi().words.enrol
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)

  function copySecret(): void {
    setCopied(null)
    copy(secret).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }

  return (
    <>
      <dl className="facts">
        <div>
          <dt>{scan.nameLabel}</dt>
          <dd translate="no">{entryName}</dd>
        </div>
        <div>
          <dt>{scan.accountLabel}</dt>
          <dd translate="no">{accountName}</dd>
        </div>
        <div>
          <dt>{scan.secretLabel}</dt>
          <dd className="secret" translate="no">
            {groupsOfFour(secret).map(({ at, group }) => (
              <span key={at}>{group} </span>
            ))}
          </dd>
        </div>
      </dl>
      <div className="button-row">
        <Button look="small" onPress={copySecret}>
          {scan.copy}
        </Button>
        <p role="status" className={copied === 'no' ? 'said-beside said-beside--bad' : 'said-beside said-beside--good'}>
          {copied === 'yes' && scan.copied}
          {copied === 'no' && scan.notCopied}
        </p>
      </div>
    </>
  )
}

function groupsOfFour(secret: string): { at: number; group: string }[] {
  return Array.from({ length: Math.ceil(secret.length / 4) }, (_, index) => ({ at: index, group: secret.slice(index * 4, index * 4 + 4) }))
}

/** There is no clipboard on an insecure origin: that fails like a refused permission does. */
async function writeToClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
