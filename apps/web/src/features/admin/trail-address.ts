import { readReference } from '@enrol/otp'
import type { TrailQuestion } from '@enrol/ui'
import { fieldsOf, questionIn, type TrailFields } from '@enrol/ui/admin/events-finder'
import { eventWords } from '@enrol/words/events'

/** What is asked of the audit trail, as it stands after the `?` of its address. What nobody can ask for there is not asked. */
export function trailAskedIn(search: string): TrailQuestion {
  const asked = new URLSearchParams(search)
  const textOf = (name: keyof TrailFields): string => (asked.get(name) ?? '').slice(0, 200)
  const [kind, reference, before] = [textOf('kind'), textOf('reference'), Number(asked.get('before'))]
  const { from, to, ...question } = questionIn({
    kind: Object.hasOwn(eventWords.en.kinds, kind) ? kind : '',
    person: textOf('person'),
    reference: readReference(reference) === null ? '' : reference,
    from: textOf('from'),
    to: textOf('to'),
  })
  const turned = from !== null && to !== null && from > to
  return {
    ...question,
    from: turned ? null : sinceTheEpoch(from),
    to: turned ? null : sinceTheEpoch(to),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  }
}

/** Only what narrows it, and the page that is shown. */
export function trailSearchOf(question: TrailQuestion): string {
  const asked = new URLSearchParams()
  for (const [name, text] of Object.entries(fieldsOf(question))) if (text !== '') asked.set(name, text)
  if (question.before !== null) asked.set('before', String(question.before))
  return asked.size === 0 ? '' : `?${asked}`
}

/** The service takes no time before 1970. */
function sinceTheEpoch(at: number | null): number | null {
  return at !== null && at < 0 ? null : at
}
