import { LONGEST } from '@enrol/otp'
import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorSummary, errorsOf, type FieldRefusal } from '../error-summary.tsx'
import { lineRefusal } from '../line-refusal.ts'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TextInput } from '../text-input.tsx'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUntilAnswered } from '../use-until-answered.ts'
import { WorkingStatus } from '../working-status.tsx'
import type { Policy, PolicyAnswer, PolicyInForce } from './admin-data.ts'
import { Choice } from './choice.tsx'
import { dayFieldOf, dayOfField } from './day-field.ts'
import { FollowLink } from './follow-link.tsx'
import { PolicyChanges } from './policy-changes.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface PolicyScreenProps {
  /** As it is saved. When it becomes another one, what was not touched in the form follows. */
  readonly policy: PolicyInForce
  /** The answer to the last save; a new object for each. */
  readonly answer: PolicyAnswer | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSave: (policy: Policy, confirmed: boolean) => void
  /** What would lock people out is not to be done. */
  readonly onForget: () => void
  readonly onFollow: (href: string) => void
}

interface Fields extends Pick<Policy, 'mfa' | 'emailMfa'> {
  readonly day: string
  readonly noticeDays: string
  readonly resetWaitHours: string
  readonly approvedApp: string
  readonly approvedAppUrl: string
  readonly helpdeskWords: string
}

const DAY = 'enforce-at'
const NOTICE = 'notice-days'
const WAIT = 'reset-wait-hours'
const APP = 'approved-app'
const URL_FIELD = 'approved-app-url'
const HELPDESK = 'helpdesk-words'

/** What an organisation asks of its people, and whom they turn to. */
export function PolicyScreen(props: PolicyScreenProps): ReactNode {
  const { policy, answer, busy, trouble, onSave, onForget, onFollow } = props
  const { policy: words } = useAdminWords()
  const [loaded, setLoaded] = useState(policy)
  const [fields, setFields] = useState(() => fieldsOf(policy))
  if (policy !== loaded) {
    setLoaded(policy)
    setFields(rebased(fields, fieldsOf(loaded), fieldsOf(policy)))
  }
  const [problems, setProblems] = useUntilAnswered<readonly FieldRefusal[]>(answer)
  const typed = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }))
  const refusals = problems ?? refusalsOf(answer, words)
  const errorOf = errorsOf(refusals)

  function save(confirmed: boolean): void {
    const found = problemsIn(fields, words)
    setProblems(found.length === 0 ? null : found)
    if (found.length === 0) onSave(policyOf(fields, policy), confirmed)
  }

  return (
    <div className="page__column">
      <ErrorSummary refusals={refusals} answer={problems ?? answer} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="admin-policy" title={words.title} failed={refusals.length > 0 || trouble !== null} />
      <div role="status">
        {answer?.kind === 'changed' && <Notice title={words.saved} />}
        {answer?.kind === 'unchanged' && <Notice title={words.unchanged} />}
      </div>
      {answer?.kind === 'overtaken' && <PolicyChanges changed={answer.changed} policy={answer.policy} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) save(false)
        }}
      >
        <Choice
          name="mfa"
          legend={words.mfa}
          value={fields.mfa}
          options={(['off', 'announced', 'enforced'] as const).map((value) => ({ value, ...words.mfaChoices[value] }))}
          onValue={(mfa) => typed({ mfa })}
        />
        {fields.mfa === 'announced' && (
          <div className="choice__more">
            <TextInput
              id={DAY}
              name={DAY}
              type="date"
              look="name-input"
              label={words.day}
              hint={words.dayHint}
              value={fields.day}
              onValue={(day) => typed({ day })}
              {...errorOf(DAY)}
            />
            {policy.mfa === 'announced' && policy.enforcedNow && <p className="govuk-body">{words.dayHasCome}</p>}
            <TextInput
              id={NOTICE}
              name={NOTICE}
              inputMode="numeric"
              look="count-input"
              label={words.noticeDays}
              hint={words.noticeHint}
              value={fields.noticeDays}
              onValue={(noticeDays) => typed({ noticeDays })}
              {...errorOf(NOTICE)}
            />
          </div>
        )}
        <Choice
          name="email-mfa"
          legend={words.emailMfa}
          value={fields.emailMfa}
          options={(['everybody', 'named', 'nobody'] as const).map((value) => ({ value, label: words.emailChoices[value] }))}
          onValue={(emailMfa) => typed({ emailMfa })}
        />
        <TextInput
          id={APP}
          name={APP}
          look="name-input"
          label={words.approvedApp}
          hint={words.approvedAppHint}
          value={fields.approvedApp}
          onValue={(approvedApp) => typed({ approvedApp })}
          {...errorOf(APP)}
        />
        <TextInput
          id={URL_FIELD}
          name={URL_FIELD}
          inputMode="url"
          look="name-input"
          label={words.approvedAppUrl}
          hint={words.approvedAppUrlHint}
          value={fields.approvedAppUrl}
          onValue={(approvedAppUrl) => typed({ approvedAppUrl })}
          {...errorOf(URL_FIELD)}
        />
        <TextInput
          id={HELPDESK}
          name={HELPDESK}
          look="name-input"
          label={words.helpdeskWords}
          hint={words.helpdeskWordsHint}
          value={fields.helpdeskWords}
          onValue={(helpdeskWords) => typed({ helpdeskWords })}
          {...errorOf(HELPDESK)}
        />
        <TextInput
          id={WAIT}
          name={WAIT}
          inputMode="numeric"
          look="count-input"
          label={words.resetWaitHours}
          hint={words.resetWaitHoursHint}
          value={fields.resetWaitHours}
          onValue={(resetWaitHours) => typed({ resetWaitHours })}
          {...errorOf(WAIT)}
        />
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {words.save}
          </Button>
          <WorkingStatus busy={busy} text={words.saving} />
        </div>
      </form>
      {answer?.kind === 'locks-out' && (
        <Dialog title={words.locksOut.title(answer.total)} onDismiss={onForget}>
          <p className="govuk-body">{words.locksOut.text}</p>
          <ul className="govuk-list govuk-list--bullet">
            {answer.people.map(({ id, name, username }) => (
              <li key={id}>
                <FollowLink href={`/admin/people/${id}`} onFollow={onFollow}>
                  {name}
                </FollowLink>{' '}
                ({username})
              </li>
            ))}
            {answer.total > answer.people.length && <li>{words.locksOut.more(answer.total - answer.people.length)}</li>}
          </ul>
          <div className="button-row">
            <Button look="secondary" onPress={onForget}>
              {words.locksOut.cancel}
            </Button>
            <Button look="link" busy={busy} onPress={() => save(true)}>
              {words.locksOut.confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function fieldsOf(policy: Policy): Fields {
  const { mfa, emailMfa, enforceAt, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = policy
  return {
    mfa,
    emailMfa,
    day: enforceAt === null ? '' : dayFieldOf(enforceAt),
    noticeDays: String(noticeDays),
    resetWaitHours: String(resetWaitHours),
    approvedApp: approvedApp ?? '',
    approvedAppUrl: approvedAppUrl ?? '',
    helpdeskWords: helpdeskWords ?? '',
  }
}

function policyOf(fields: Fields, { enforceAt }: Policy): Policy {
  const { mfa, emailMfa, day, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = fields
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  // Another place's midnight is the same day: as long as nobody enters another one, it stays to the minute.
  const sameDay = enforceAt !== null && dayFieldOf(enforceAt) === day.trim()
  return {
    mfa,
    emailMfa,
    enforceAt: mfa !== 'announced' ? null : sameDay ? enforceAt : dayOfField(day),
    noticeDays: Number(noticeDays),
    resetWaitHours: Number(resetWaitHours),
    approvedApp: orNull(approvedApp),
    approvedAppUrl: orNull(approvedAppUrl),
    helpdeskWords: orNull(helpdeskWords),
  }
}

/** What was typed, and where nothing was, what is saved by now. */
function rebased(typed: Fields, before: Fields, after: Fields): Fields {
  const untouched = (Object.keys(typed) as (keyof Fields)[]).filter((name) => typed[name] === before[name])
  return { ...typed, ...Object.fromEntries(untouched.map((name) => [name, after[name]])) }
}

function problemsIn(fields: Fields, words: AdminWords['policy']): FieldRefusal[] {
  const { mfa, day, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = fields
  const problems: FieldRefusal[] = []
  if (mfa === 'announced' && dayOfField(day) === null) problems.push({ ...words.noDay, fieldId: DAY })
  if (mfa === 'announced' && !isWhole(noticeDays, 1, 365)) problems.push({ ...words.noticeWrong, fieldId: NOTICE })
  const app = lineRefusal(approvedApp, LONGEST.policyText, words.approvedAppRefused)
  if (app !== null) problems.push({ ...app, fieldId: APP })
  const url = lineRefusal(approvedAppUrl, LONGEST.policyAddress, { tooLong: words.urlTooLong, notPlain: () => words.urlWrong })
  if (url !== null) problems.push({ ...url, fieldId: URL_FIELD })
  else if (approvedAppUrl.trim() !== '' && !/^https:\/\/[^\s/]+\.\S+$/.test(approvedAppUrl.trim()))
    problems.push({ ...words.urlWrong, fieldId: URL_FIELD })
  const helpdesk = lineRefusal(helpdeskWords, LONGEST.policyText, words.helpdeskWordsRefused)
  if (helpdesk !== null) problems.push({ ...helpdesk, fieldId: HELPDESK })
  if (!isWhole(resetWaitHours, 0, 168)) problems.push({ ...words.resetWaitWrong, fieldId: WAIT })
  return problems
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}

function refusalsOf(answer: PolicyAnswer | null, words: AdminWords['policy']): FieldRefusal[] {
  switch (answer?.kind) {
    case 'no-day':
      return [{ ...words.noDay, fieldId: DAY }]
    case 'day-has-passed':
      return [{ ...words.dayPassed, fieldId: DAY }]
    case 'overtaken':
      return [{ ...words.overtaken, fieldId: 'mfa-off' }]
    default:
      return []
  }
}
