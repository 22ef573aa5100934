import type { Instant } from '@enrol/otp'
import type { Case } from './case.ts'
import { type Repeated, repetitions } from './repetitions.ts'
import { stepWords } from './step-words.ts'
import { timesOn } from './times.ts'

/** One step of a story: what happened once, or the same several times on end. */
export interface Step {
  readonly from: Instant
  readonly to: Instant
  readonly times: number
  /** "Between 10:41 and 10:44" */
  readonly when: string
  /** The rest of the sentence, without a full stop. */
  readonly what: string
}

/** More steps can't be read in a minute: of what came before and after, the nearest to the reference and to now are told. */
const MOST_STEPS = { before: 14, after: 8 }

/** The events as steps, oldest first, repetitions merged. */
export function storyOf(about: Case): Step[] {
  const steps = repetitions(about).map((repeated) => ({ repeated, step: stepOf(repeated, about) }))
  const asked = steps.findIndex(({ repeated }) => repeated.isAsked)
  const before = steps.slice(0, asked + 1).slice(-MOST_STEPS.before)
  const after = steps.slice(asked + 1).slice(-MOST_STEPS.after)
  return [...before, ...after].map(({ step }) => step)
}

function stepOf(repeated: Repeated, about: Case): Step {
  const { events } = repeated
  const from = events[0].at
  const to = events.at(-1)?.at ?? from
  const times = timesOn(about.asked.at)
  return { from, to, times: events.length, when: times.when(from, to), what: stepWords(repeated, about, times) }
}
