import { BROWSER_IMPORT_LIMIT } from '@enrol/otp'
import { IMPORT_HEADER } from '@enrol/words/admin'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUi } from '../ui-provider.tsx'
import { WorkingStatus } from '../working-status.tsx'
import type { BadRows, ImportAnswer, ImportPreview } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { PasswordLetters } from './password-letters.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ImportScreenProps {
  /** The file of the last press, if it could not be read: it has changed since it was chosen, or is gone. */
  readonly unreadable: File | null
  /** What the chosen file would bring about; null: none was checked so far. */
  readonly preview: ImportPreview | null
  /** Whether the addresses in that file are known to be theirs, as was said when it was checked. */
  readonly verified: boolean
  /** What adding its people came to. */
  readonly answer: ImportAnswer | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Where people sign in. */
  readonly address: string
  /** Whose people are added. */
  readonly organisation: string
  readonly onCheck: (file: File, verified: boolean) => void
  readonly onAdd: () => void
  /** Back to choosing a file. */
  readonly onAnother: () => void
  readonly onDownload: () => void
  readonly onTemplate: () => void
  readonly onFollow: (href: string) => void
}

const FIELD = 'people-file'

/** Many people from a file: chosen, checked, seen, added, and their passwords shown once. */
export function ImportScreen(props: ImportScreenProps): ReactNode {
  const { preview, answer, trouble, onFollow } = props
  const { imports } = useAdminWords()
  if (answer?.kind === 'imported') return <Added {...props} answer={answer} />
  return (
    <>
      <p className="govuk-body">
        <FollowLink href="/admin/people" onFollow={onFollow}>
          ← {imports.back}
        </FollowLink>
      </p>
      <TroubleNotice trouble={trouble} />
      {answer?.kind === 'bad-rows' ? <Wrong bad={answer} /> : preview?.kind === 'bad-rows' && <Wrong bad={preview} />}
      {preview?.kind === 'plan' && answer === null ? <Plan {...props} preview={preview} /> : <Chooser {...props} />}
    </>
  )
}

function Chooser({ unreadable, preview, busy, trouble, onCheck, onTemplate }: ImportScreenProps): ReactNode {
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

function Wrong({ bad }: { readonly bad: BadRows }): ReactNode {
  const { imports } = useAdminWords()
  const notice = useRef<HTMLElement>(null)
  const { problems, more } = bad
  useEffect(() => {
    if (bad.kind === 'bad-rows') notice.current?.focus()
  }, [bad])
  return (
    <div role="alert">
      <Notice look="trouble" title={imports.wrong(problems.length + more)} focusRef={notice}>
        <p className="govuk-body">{imports.wrongText(problems.length + more)}</p>
        <ul className="govuk-list govuk-list--bullet">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.kind}`}>{imports.problem(problem)}</li>
          ))}
          {more > 0 && <li>{imports.more(more)}</li>}
        </ul>
      </Notice>
    </div>
  )
}

interface PlanProps extends ImportScreenProps {
  readonly preview: Extract<ImportPreview, { kind: 'plan' }>
}

/** Each password is hashed, which is slow on purpose. */
const MS_A_PERSON = 60

function Plan({ preview: { added, unchanged, first }, verified, busy, trouble, onAdd, onAnother }: PlanProps): ReactNode {
  const { imports, people } = useAdminWords()
  return (
    <>
      <PageHeading screen="admin-import-plan" title={added === 0 ? imports.nobodyNew : imports.willAdd(added)} failed={trouble !== null} />
      {unchanged > 0 && <p className="govuk-body">{imports.unchanged(unchanged)}</p>}
      {added > 0 && (
        <>
          <p className="govuk-body">{verified ? imports.countVerified : imports.countUnverified}</p>
          {added > first.length && <p className="govuk-body">{imports.first(first.length, added)}</p>}
          <table className="table">
            <caption className="govuk-visually-hidden">{imports.willAdd(added)}</caption>
            <thead>
              <tr>
                <th scope="col">{people.columns.name}</th>
                <th scope="col">{people.columns.username}</th>
                <th scope="col">{people.columns.address}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ username, name, contactEmail }) => (
                <tr key={username}>
                  <th scope="row">{name}</th>
                  <td data-label={people.columns.username}>{username}</td>
                  <td data-label={people.columns.address}>{contactEmail ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="button-row">
        {added > 0 && (
          <Button busy={busy} onPress={onAdd}>
            {imports.add(added)}
          </Button>
        )}
        <Button look="secondary" held={busy} onPress={onAnother}>
          {imports.another}
        </Button>
        <WorkingStatus busy={busy} text={imports.adding(added, (added * MS_A_PERSON) / 1000)} visible />
      </div>
    </>
  )
}

interface AddedProps extends ImportScreenProps {
  readonly answer: Extract<ImportAnswer, { kind: 'imported' }>
}

function Added({ answer: { added, passwords, until }, address, organisation, onDownload, onFollow }: AddedProps): ReactNode {
  const { imports, people } = useAdminWords()
  return (
    <>
      <PageHeading screen="admin-import-done" title={imports.done(added)} />
      <p className="govuk-body page__column">{imports.passwordsText}</p>
      <div className="button-row">
        <Button onPress={onDownload}>{imports.download}</Button>
        <Button look="secondary" onPress={() => window.print()}>
          {imports.print}
        </Button>
      </div>
      <table className="table">
        <caption className="govuk-visually-hidden">{imports.done(added)}</caption>
        <thead>
          <tr>
            <th scope="col">{people.columns.name}</th>
            <th scope="col">{people.columns.username}</th>
            <th scope="col">{imports.password}</th>
          </tr>
        </thead>
        <tbody>
          {passwords.map(({ username, name, password }) => (
            <tr key={username}>
              <th scope="row">{name}</th>
              <td data-label={people.columns.username}>{username}</td>
              <td data-label={imports.password}>
                <code className="password-shown" translate="no">
                  {password}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="govuk-body">
        <FollowLink href="/admin/people" onFollow={onFollow}>
          {imports.back}
        </FollowLink>
      </p>
      <PasswordLetters passwords={passwords} until={until} address={address} organisation={organisation} />
    </>
  )
}
