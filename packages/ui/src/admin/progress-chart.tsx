import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { useUi } from '../ui-provider.tsx'
import type { Progress } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface ProgressChartProps {
  readonly progress: Progress
}

const WIDTH = 640
const HEIGHT = 252
const BOTTOM = 30
const TOP = 30

/** Enrolled people over time, those with an app below and those with email codes on top, against all people and the day of enforcement. */
export function ProgressChart({ progress: { days, people, enforceAt } }: ProgressChartProps): ReactNode {
  const { clock } = useUi()
  const { progress: words } = useAdminWords()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const start = first.day
  const now = Math.max(clock(), last.day)
  const end = Math.max(now, enforceAt ?? 0)
  const [from, to] = [words.on(start), words.on(end)]
  const x = (at: Instant): number => ((at - start) / Math.max(end - start, 1)) * WIDTH
  const y = (count: number): number => TOP + (1 - count / Math.max(people, 1)) * (HEIGHT - TOP - BOTTOM)

  /** A line that steps up at each day; down to the axis it is an area. */
  const area = (countOf: (day: (typeof days)[number]) => number): string => {
    let path = `M ${x(start)} ${y(0)}`
    for (const day of days) path += ` H ${x(day.day)} V ${y(countOf(day))}`
    return `${path} H ${x(now)} V ${y(0)} Z`
  }

  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.chartText(from, words.on(last.day), last.app + last.email)}
    >
      <path className="chart__email" d={area(({ app, email }) => app + email)} />
      <path className="chart__app" d={area(({ app }) => app)} />
      <line className="chart__all" x1={0} x2={WIDTH} y1={y(people)} y2={y(people)} />
      <line className="chart__axis" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
      {enforceAt !== null && <line className="chart__day" x1={x(enforceAt) - 1} x2={x(enforceAt) - 1} y1={TOP} y2={y(0)} />}
      <text className="chart__text" x={0} y={y(people) - 8}>
        {words.everybody(people)}
      </text>
      <text className="chart__text" x={0} y={HEIGHT - 6}>
        {from}
      </text>
      {to !== from && (
        <text className="chart__text" x={WIDTH} y={HEIGHT - 6} textAnchor="end">
          {to}
        </text>
      )}
    </svg>
  )
}
