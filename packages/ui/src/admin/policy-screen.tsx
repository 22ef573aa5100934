import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary, errorsOf, type FieldRefusal } from '../error-summary.tsx'
import { Notice } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TextInput } from '../text-input.tsx'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUntilAnswered } from '../use-until-answered.ts'
import { WorkingStatus } from '../working-status.tsx'
import type { Policy, PolicyAnswer, PolicyInForce } from './admin-data.ts'
import { Choice } from './choice.tsx'
import { loosenedBy } from './loosened.ts'
import { PolicyChanges } from './policy-changes.tsx'
import { PolicyDialog, type PolicyEffect } from './policy-dialog.tsx'
import { FIELD, fieldsOf, isUnsaved, type PolicyFields, policyOf, problemsIn, rebased } from './policy-fields.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface PolicyScreenProps {
  /** As it is saved. When it becomes another one, what was not touched in the form follows. */
  readonly policy: PolicyInForce
  /** The answer to the last save; a new object for each. */
  readonly answer: PolicyAnswer | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Whether something in the form is not saved so far, whenever that changes. */
  readonly onUnsaved: (unsaved: boolean) => void
  readonly onSave: (policy: Policy, confirmed: boolean) => void
  /** What was asked about is not to be done. */
  readonly onForget: () => void
  readonly onFollow: (href: string) => void
}

/** What an organisation asks of its people, and whom they turn to. */
export function PolicyScreen(props: PolicyScreenProps): ReactNode {
  const { policy, answer, busy, trouble, onUnsaved, onSave, onForget, onFollow } = props
  const { policy: words } = useAdminWords()
  const [loaded, setLoaded] = useState(policy)
  const [fields, setFields] = useState(() => fieldsOf(policy))
  if (policy !== loaded) {
    setLoaded(policy)
    setFields(rebased(fields, fieldsOf(loaded), fieldsOf(policy)))
  }
  const unsaved = isUnsaved(fields, policy)
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved])
  const [problems, setProblems] = useUntilAnswered<readonly FieldRefusal[]>(answer)
  const typed = (change: Partial<PolicyFields>): void => setFields((before) => ({ ...before, ...change }))
  const refusals = problems ?? refusalsOf(answer, words)
  const errorOf = errorsOf(refusals)

  const [effect, setEffect] = useAskedAbout(answer)

  /** `agreed`: to what it loosens. `confirmed`: whom it locks out. */
  function save({ agreed, confirmed }: { readonly agreed: boolean; readonly confirmed: boolean }): void {
    const found = problemsIn(fields, words)
    setProblems(found.length === 0 ? null : found)
    if (found.length > 0) return
    const next = policyOf(fields, policy)
    const means = loosenedBy(policy, next, words)
    if (means.length > 0 && !agreed) setEffect({ kind: 'loosens', means })
    else onSave(next, confirmed)
  }
  function cancel(): void {
    setEffect(null)
    onForget()
  }

  const announced = (
    <>
      <TextInput
        id={FIELD.day}
        name={FIELD.day}
        type="date"
        look="name-input"
        label={words.day}
        hint={words.dayHint}
        value={fields.day}
        onValue={(day) => typed({ day })}
        {...errorOf(FIELD.day)}
      />
      {policy.mfa === 'announced' && policy.enforcedNow && <p className="govuk-body">{words.dayHasCome}</p>}
      <TextInput
        id={FIELD.noticeDays}
        name={FIELD.noticeDays}
        inputMode="numeric"
        look="count-input"
        label={words.noticeDays}
        hint={words.noticeHint}
        value={fields.noticeDays}
        onValue={(noticeDays) => typed({ noticeDays })}
        {...errorOf(FIELD.noticeDays)}
      />
    </>
  )

  return (
    <div className="page__column">
      <ErrorSummary refusals={refusals} answer={problems ?? answer} />
      <TroubleNotice trouble={effect === null ? trouble : null} />
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
          if (!busy) save({ agreed: false, confirmed: false })
        }}
      >
        <Choice
          name="mfa"
          legend={words.mfa}
          value={fields.mfa}
          options={(['off', 'announced', 'enforced'] as const).map((value) => ({
            value,
            ...words.mfaChoices[value],
            ...(value === 'announced' && { more: announced }),
          }))}
          onValue={(mfa) => typed({ mfa })}
        />
        <Choice
          name="email-mfa"
          legend={words.emailMfa}
          value={fields.emailMfa}
          options={(['everybody', 'named', 'nobody'] as const).map((value) => ({ value, label: words.emailChoices[value] }))}
          onValue={(emailMfa) => typed({ emailMfa })}
        />
        <TextInput
          id={FIELD.approvedApp}
          name={FIELD.approvedApp}
          look="name-input"
          label={words.approvedApp}
          hint={words.approvedAppHint}
          value={fields.approvedApp}
          onValue={(approvedApp) => typed({ approvedApp })}
          {...errorOf(FIELD.approvedApp)}
        />
        <TextInput
          id={FIELD.approvedAppUrl}
          name={FIELD.approvedAppUrl}
          inputMode="url"
          look="name-input"
          label={words.approvedAppUrl}
          hint={words.approvedAppUrlHint}
          value={fields.approvedAppUrl}
          onValue={(approvedAppUrl) => typed({ approvedAppUrl })}
          {...errorOf(FIELD.approvedAppUrl)}
        />
        <TextInput
          id={FIELD.helpdeskWords}
          name={FIELD.helpdeskWords}
          look="name-input"
          label={words.helpdeskWords}
          hint={words.helpdeskWordsHint}
          value={fields.helpdeskWords}
          onValue={(helpdeskWords) => typed({ helpdeskWords })}
          {...errorOf(FIELD.helpdeskWords)}
        />
        <TextInput
          id={FIELD.resetWaitHours}
          name={FIELD.resetWaitHours}
          inputMode="numeric"
          look="count-input"
          label={words.resetWaitHours}
          hint={words.resetWaitHoursHint}
          value={fields.resetWaitHours}
          onValue={(resetWaitHours) => typed({ resetWaitHours })}
          {...errorOf(FIELD.resetWaitHours)}
        />
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {words.save}
          </Button>
          <WorkingStatus busy={busy} text={words.saving} />
        </div>
      </form>
      {effect !== null && (
        <PolicyDialog
          effect={effect}
          busy={busy}
          trouble={trouble}
          onConfirm={() => save({ agreed: true, confirmed: effect.kind === 'locks-out' })}
          onCancel={cancel}
          onFollow={onFollow}
        />
      )}
    </div>
  )
}

/**
 * What is asked about, and the way to ask. It stands until an answer says what became of it: one that does not come leaves it there to be
 * agreed to again.
 */
function useAskedAbout(answer: PolicyAnswer | null): readonly [PolicyEffect | null, (effect: PolicyEffect | null) => void] {
  const [effect, setEffect] = useState<PolicyEffect | null>(null)
  const [heard, setHeard] = useState<PolicyAnswer | null>(null)
  if (answer !== heard) {
    setHeard(answer)
    if (answer !== null) setEffect(answer.kind === 'locks-out' ? answer : null)
  }
  return [effect, setEffect]
}

function refusalsOf(answer: PolicyAnswer | null, words: AdminWords['policy']): FieldRefusal[] {
  switch (answer?.kind) {
    case 'no-day':
      return [{ ...words.noDay, fieldId: FIELD.day }]
    case 'day-has-passed':
      return [{ ...words.dayPassed, fieldId: FIELD.day }]
    case 'overtaken':
      return [{ ...words.overtaken, fieldId: 'mfa-off' }]
    default:
      return []
  }
}
