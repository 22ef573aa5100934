import { BROWSER_IMPORT_LIMIT } from '@enrol/otp'
import { IMPORT_HEADER } from '@enrol/words/admin'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { useUi } from '../ui-provider.tsx'
import { WorkingStatus } from '../working-status.tsx'
import type { ImportPreview } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface ImportChooserProps {
  /** The file of the last press, if it could not be read: it has changed since it was chosen, or is gone. */
  readonly unreadable: File | null
  /** What the chosen file would bring about; null: none was checked so far. */
  readonly preview: ImportPreview | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onCheck: (file: File, verified: boolean) => void
  readonly onTemplate: () => void
}

const FIELD = 'people-file'

/** What a file of people has to hold, and the choice of one. */
export function ImportChooser({ unreadable, preview, busy, trouble, onCheck, onTemplate }: ImportChooserProps): ReactNode {
  const { imports } = useAdminWords()
  const { common } = useUi().words
  const [file, setFile] = useState<File | null>(null)
  const [verified, setVerified] = useState(false)
  const [left, setLeft] = useState<object | null>(null)
  const input = useRef<HTMLInputElement>(null)
  // Emptied, so that the same file can be chosen again: as long as it stands there, choosing it changes nothing.
  useEffect(() => {
    if (unreadable === null) return
    if (input.current !== null) input.current.value = ''
    setFile(null)
  }, [unreadable])
  const lacking = left !== null ? imports.noFile : unreadable !== null ? imports.changed : null
  const refusal = file === null ? lacking : null
  return (
    <div className="page__column">
      <ErrorSummary refusals={refusal === null ? [] : [{ ...refusal, fieldId: FIELD }]} answer={left ?? unreadable} />
      <PageHeading
        screen="admin-import"
        title={imports.title}
        failed={refusal !== null || trouble !== null || preview?.kind === 'bad-rows'}
      />
      <p className="govuk-body">{imports.lead(BROWSER_IMPORT_LIMIT.people)}</p>
      <p className="govuk-body" id="columns">
        {imports.columns(IMPORT_HEADER)}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {Object.entries(imports.cells).map(([column, text]) => (
          <li key={column}>
            <code>{column}</code>: {text}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <Button look="link" onPress={onTemplate}>
          {imports.template.download}
        </Button>{' '}
        {imports.template.hint}
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          if (file === null) setLeft({})
          else onCheck(file, verified)
        }}
      >
        <div className={refusal === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
          <label className="govuk-label" htmlFor={FIELD}>
            {imports.file}
          </label>
          {refusal !== null && (
            <p className="govuk-error-message" id={`${FIELD}-error`}>
              <span className="govuk-visually-hidden">{common.errorPrefix}</span> {refusal.cause}
            </p>
          )}
          <input
            className="file"
            id={FIELD}
            type="file"
            ref={input}
            accept=".csv,text/csv"
            aria-invalid={refusal === null ? undefined : true}
            aria-describedby={refusal === null ? 'columns' : `columns ${FIELD}-error`}
            onChange={({ currentTarget: { files } }) => {
              setFile(files?.[0] ?? null)
              setLeft(null)
            }}
          />
        </div>
        <div className="choice__option">
          <input
            type="checkbox"
            id="verified"
            checked={verified}
            aria-describedby="verified-hint"
            onChange={(event) => setVerified(event.currentTarget.checked)}
          />
          <div>
            <label htmlFor="verified">{imports.verified}</label>
            <div className="govuk-hint choice__hint" id="verified-hint">
              {imports.verifiedHint}
            </div>
          </div>
        </div>
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {imports.check}
          </Button>
          <WorkingStatus busy={busy} text={imports.checking} />
        </div>
      </form>
    </div>
  )
}
