import { type FurtherAppVerdict, LONGEST } from '@enrol/otp'
import type { Refusal } from '@enrol/words'
import type { ReactNode } from 'react'
import { AddEntry } from '../add-entry.tsx'
import { BackLink } from '../back-link.tsx'
import { Button } from '../button.tsx'
import { ClockWarning } from '../clock-warning.tsx'
import { CodeCountdown } from '../code-countdown.tsx'
import { CODE_FIELD, CodeForm } from '../code-form.tsx'
import { describeEnrolmentVerdict } from '../describe-verdict.ts'
import { ErrorSummary, errorsOf } from '../error-summary.tsx'
import { lineRefusal } from '../line-refusal.ts'
import { LockedScreen } from '../locked-screen.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Device, TotpEntry, Trouble } from '../screen-data.ts'
import { TextInput } from '../text-input.tsx'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUi } from '../ui-provider.tsx'
import { useAnswerCount } from '../use-answer-count.ts'
import { type Unsent, useCodeEntry } from '../use-code-entry.ts'
import { useEntryName } from '../use-entry-name.ts'
import { useNow } from '../use-now.ts'
import { useUntilAnswered } from '../use-until-answered.ts'
import { type Done, DoneNotice } from './done-notice.tsx'
import type { OwnApp } from './own-apps.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface AddAppScreenProps {
  readonly entry: TotpEntry
  readonly device: Device
  /** The app takes the place of email codes. */
  readonly insteadOfEmail: boolean
  /** Those that the person has already. */
  readonly apps: readonly OwnApp[]
  /** The app that is lost: the new one takes its place. */
  readonly replaces?: OwnApp
  /** What was done on the way here. */
  readonly done?: Done | null
  /** What the person calls the app. */
  readonly name: string
  readonly onName: (name: string) => void
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: FurtherAppVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  readonly onBack: () => void
  readonly onNewCode: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
  /** Fails when copying is not allowed; the browser's clipboard unless given. */
  readonly copy?: (text: string) => Promise<void>
}

const NAME_FIELD = 'app-name'

/** One app more, on one page: add the entry, then the code that it shows. */
export function AddAppScreen(props: AddAppScreenProps): ReactNode {
  const {
    entry,
    device,
    insteadOfEmail,
    apps,
    replaces,
    done = null,
    name,
    onName,
    verdict,
    busy,
    trouble,
    onSubmit,
    onBack,
    onNewCode,
    onTryAgain,
    copy,
  } = props
  const { words } = useUi()
  const { adding } = useAccountWords()
  const now = useNow()
  const nameOf = useEntryName()
  const code = useCodeEntry(verdict, busy, onSubmit)
  const [nameRefused, setNameRefused] = useUntilAnswered<Refusal>(verdict)
  const { shown } = code
  const answers = useAnswerCount(shown, nameRefused, trouble)
  if (verdict?.kind === 'locked') return <LockedScreen until={verdict.until} onTryAgain={onTryAgain} />

  const codeRefused = shown && refusalOf(shown)
  const refusals = [
    ...(codeRefused ? [{ ...codeRefused, fieldId: CODE_FIELD }] : []),
    ...(nameRefused ? [{ ...nameRefused, fieldId: NAME_FIELD }] : []),
  ]
  const errorOf = errorsOf(refusals)
  const lost = replaces && (replaces.name ?? nameOf(replaces.tag))
  const title = insteadOfEmail ? adding.changeTitle : lost === undefined ? adding.title : adding.replaceTitle(lost)

  function refusalOf(verdict: FurtherAppVerdict | Unsent): Refusal | null {
    const newest = nameOf(entry.tag)
    if (verdict.kind !== 'other-app') return describeEnrolmentVerdict(verdict, { newest, of: nameOf }, now, words)
    const called = apps.find(({ tag }) => tag === verdict.tag)?.name ?? null
    const other = called === null ? nameOf(verdict.tag) : adding.named(called, nameOf(verdict.tag))
    const { cause, next } = adding.otherApp(other, newest)
    return { cause, next: `${next} ${words.verdicts.attemptsLeft(verdict.attemptsLeft)}` }
  }
  function submit(): void {
    const refused = lineRefusal(name, LONGEST.appName, adding.nameRefused)
    setNameRefused(refused)
    if (refused === null) code.submit()
    else code.submit('refused')
  }

  return (
    <div className="page__column">
      <BackLink onBack={onBack} />
      <ClockWarning device={device} />
      <div key={answers}>
        <ErrorSummary refusals={refusals} answer={nameRefused ?? shown} />
        <TroubleNotice trouble={trouble} />
      </div>
      <PageHeading screen="add-app" title={title} failed={refusals.length > 0 || trouble !== null} />
      <DoneNotice done={done} />
      <AddEntry key={entry.secret} entry={entry} device={device} {...(copy && { copy })} />
      <h2 className="govuk-heading-m">{adding.codeTitle}</h2>
      <p className="govuk-body">{lost === undefined ? adding.keeps : adding.thenRemoved(lost)}</p>
      <CodeForm typed={code.typed} onType={code.type} hint={words.enrol.code.hint} {...errorOf(CODE_FIELD)} busy={busy} onSubmit={submit}>
        <CodeCountdown />
        <div className="after-countdown">
          <TextInput
            id={NAME_FIELD}
            name={NAME_FIELD}
            label={adding.name}
            hint={adding.nameHint}
            look="name-input"
            type="text"
            autoComplete="off"
            value={name}
            onValue={onName}
            {...errorOf(NAME_FIELD)}
          />
        </div>
      </CodeForm>
      <Button look="small" onPress={onNewCode}>
        {words.enrol.code.newCode}
      </Button>
    </div>
  )
}
