import { readReference } from '@enrol/otp'
import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { errorsOf, type FieldRefusal } from '../error-summary.tsx'
import { TextInput } from '../text-input.tsx'
import { useEventWords } from '../use-event-words.ts'
import type { TrailQuestion } from './admin-data.ts'
import { dayFieldOf, dayOfField } from './day-field.tsx'
import { useAdminWords } from './use-admin-words.tsx'

/** What stands in the fields. */
export interface TrailFields {
  readonly kind: string
  readonly person: string
  readonly reference: string
  readonly from: string
  readonly to: string
}

export interface EventsFinderProps {
  /** What the fields are filled from. */
  readonly question: TrailQuestion
  readonly refusals: readonly FieldRefusal[]
  readonly onShow: (fields: TrailFields) => void
}

const PERSON = 'event-person'
const REFERENCE = 'event-reference'
const FROM = 'event-from'
const TO = 'event-to'

/** What narrows the audit trail. */
export function EventsFinder({ question, refusals, onShow }: EventsFinderProps): ReactNode {
  const { events: texts, people } = useAdminWords()
  const { kinds } = useEventWords()
  const asked = fieldsOf(question)
  const [fields, setFields] = useState(asked)
  const [shown, setShown] = useState(asked)
  // Back has led to other events: the fields say which these are.
  if (!areSame(shown, asked)) {
    setShown(asked)
    setFields(asked)
  }
  const typed = (change: Partial<TrailFields>): void => setFields((before) => ({ ...before, ...change }))
  const errorOf = errorsOf(refusals)
  const field = (id: string, name: keyof TrailFields) => ({
    id,
    name: id,
    look: 'name-input' as const,
    autoComplete: 'off',
    value: fields[name],
    onValue: (value: string) => typed({ [name]: value }),
    ...errorOf(id),
  })
  return (
    <form
      className="finder"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onShow(fields)
      }}
    >
      <div className="finder__field">
        <label className="govuk-label" htmlFor="event-kind">
          {texts.kind}
        </label>
        <select className="select" id="event-kind" value={fields.kind} onChange={({ currentTarget: { value: kind } }) => typed({ kind })}>
          <option value="">{texts.all}</option>
          {Object.entries(kinds).map(([value, text]) => (
            <option value={value} key={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <TextInput label={texts.person} hint={people.searchHint} autoCapitalize="none" {...field(PERSON, 'person')} />
      <TextInput label={texts.reference} hint={texts.referenceHint} autoCapitalize="characters" {...field(REFERENCE, 'reference')} />
      <TextInput label={texts.from} type="date" {...field(FROM, 'from')} />
      <TextInput label={texts.to} type="date" {...field(TO, 'to')} />
      <Button type="submit" look="secondary">
        {texts.show}
      </Button>
    </form>
  )
}

/** Why what was entered can't be looked for. */
export function trailRefusals({ reference, from, to }: TrailFields, texts: AdminWords['events']): FieldRefusal[] {
  const refusals: FieldRefusal[] = []
  if (reference.trim() !== '' && readReference(reference) === null) refusals.push({ ...texts.notAReference, fieldId: REFERENCE })
  const [first, last] = [dayOfField(from), dayOfField(to)]
  if (first !== null && last !== null && first > last) refusals.push({ ...texts.daysTurned, fieldId: FROM })
  return refusals
}

/** The newest events that the fields ask for. */
export function questionIn({ kind, person, reference, from, to }: TrailFields): TrailQuestion {
  return {
    kind: kind === '' ? null : kind,
    person: person.trim(),
    reference: reference.trim(),
    from: dayOfField(from),
    to: dayOfField(to),
    before: null,
  }
}

/** Whether what was mailed is left out: it is where nobody and nothing is looked for, since hundreds of reminders bury everything else. */
export function leavesNoticesOut({ kind, person, reference }: TrailQuestion): boolean {
  return kind === null && person === '' && reference === ''
}

/** What the fields say when that is asked. */
export function fieldsOf({ kind, person, reference, from, to }: TrailQuestion): TrailFields {
  const dayIn = (at: number | null): string => (at === null ? '' : dayFieldOf(at))
  return { kind: kind ?? '', person, reference, from: dayIn(from), to: dayIn(to) }
}

function areSame(some: TrailFields, others: TrailFields): boolean {
  return (Object.keys(some) as (keyof TrailFields)[]).every((name) => some[name] === others[name])
}
