import type { Instant } from '@enrol/otp'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { offerFile } from './offer-file.tsx'
import { PageHeading } from './page-heading.tsx'
import { useUi } from './ui-provider.tsx'
import { usePrinting } from './use-printing.ts'

export interface RecoveryCodesScreenProps {
  /** In groups of four. */
  readonly codes: readonly string[]
  readonly createdAt: Instant
  /** Leaves the page; the codes are not shown again. */
  readonly onKept: () => void
  /** Fails when copying is not allowed; the browser's clipboard unless given. */
  readonly copy?: (text: string) => Promise<void>
  /** The browser's download unless given. */
  readonly save?: (fileName: string, text: string) => void
  /** The browser's own printing unless given. */
  readonly print?: () => void
}

/** The new codes, this once, with every way to keep them. */
export function RecoveryCodesScreen(props: RecoveryCodesScreenProps): ReactNode {
  const { codes, createdAt, onKept, copy = writeToClipboard, save = offerFile, print = () => window.print() } = props
  const { service, words } = useUi()
  const { shown } = words.recovery
  const printing = usePrinting()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)

  function copyCodes(): void {
    setCopied(null)
    copy(codes.join('\n')).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  function saveCodes(): void {
    const lines = [shown.sheetTitle(service.name), shown.madeAt(createdAt), words.recovery.what, '', ...codes, '', shown.keepSafe, '']
    // Line ends as every editor on every system shows them.
    save(shown.fileName(service.name), lines.join('\r\n'))
  }

  return (
    <div className="page__column">
      <PageHeading screen="recovery-codes" title={shown.title} />
      <Notice title={shown.once}>
        <p className="govuk-body">{words.recovery.what}</p>
      </Notice>
      <CodeList codes={codes} />
      <div className="button-row">
        <Button look="small" onPress={copyCodes}>
          {shown.copy}
        </Button>
        <Button look="small" onPress={saveCodes}>
          {shown.download}
        </Button>
        <Button look="small" onPress={print}>
          {shown.print}
        </Button>
        <p role="status" className={copied === 'no' ? 'said-beside said-beside--bad' : 'said-beside said-beside--good'}>
          {copied !== null && (copied === 'yes' ? shown.copied : shown.notCopied)}
        </p>
      </div>
      <p className="govuk-body">{shown.keepSafe}</p>
      <div className="button-row">
        <Button onPress={onKept}>{shown.kept}</Button>
      </div>
      {printing && (
        <div className="sheet">
          <p className="sheet__title">{shown.sheetTitle(service.name)}</p>
          <p className="govuk-body">{shown.madeAt(createdAt)}</p>
          <p className="govuk-body">{words.recovery.what}</p>
          <CodeList codes={codes} />
          <p className="govuk-body">{shown.keepSafe}</p>
        </div>
      )}
    </div>
  )
}

function CodeList({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { shown } = useUi().words.recovery
  return (
    <ol className="recovery-codes" aria-label={shown.list} translate="no">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  )
}

/** There is no clipboard on an insecure origin: that fails like a refused permission does. */
async function writeToClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
