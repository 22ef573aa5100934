import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { useUi } from '../ui-provider.tsx'
import type { Progress } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface ProgressChartProps {
  readonly progress: Progress
}

/** Of the picture, which is drawn as large as it is shown. */
const WHOLE = 100

/** Enrolled people over time, those with an app below and those with email codes on top, against all people and the day of enforcement. */
export function ProgressChart({ progress: { days, people, enforceAt } }: ProgressChartProps): ReactNode {
  const { clock } = useUi()
  const { progress: words } = useAdminWords()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const start = Math.min(first.day, enforceAt ?? first.day)
  const now = Math.max(clock(), last.day)
  const end = Math.max(now, enforceAt ?? 0)
  const [from, to] = [words.on(start), words.on(end)]
  const x = (at: Instant): number => ((at - start) / Math.max(end - start, 1)) * WHOLE
  const y = (count: number): number => (1 - count / Math.max(people, 1)) * WHOLE
  const enforced = enforceAt === null ? null : x(enforceAt)
  const enforcedEarly = enforced !== null && enforced < WHOLE / 2

  /** A line that steps up at each day; down to the axis it is an area. */
  const area = (countOf: (day: (typeof days)[number]) => number): string => {
    let path = `M ${x(first.day)} ${y(0)}`
    for (const day of days) path += ` H ${x(day.day)} V ${y(countOf(day))}`
    return `${path} H ${x(now)} V ${y(0)} Z`
  }

  return (
    <div className="chart" role="img" aria-label={words.chartText(words.on(first.day), words.on(last.day), last.app + last.email)}>
      {enforceAt !== null && enforced !== null && (
        // However narrow the chart is, the line stands below some part of its label, which stays within it.
        <div className="chart__row">
          <span style={{ flexGrow: enforced }} />
          <span className="chart__day-name">{words.askedFrom(enforceAt)}</span>
          <span style={{ flexGrow: WHOLE - enforced }} />
        </div>
      )}
      <div className={enforcedEarly ? 'chart__row chart__row--end' : 'chart__row'}>{words.everybody(people)}</div>
      <svg className="chart__picture" viewBox={`0 0 ${WHOLE} ${WHOLE}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path className="chart__email" d={area(({ app, email }) => app + email)} />
        <path className="chart__app" d={area(({ app }) => app)} />
        <line className="chart__all" x1={0} x2={WHOLE} y1={y(people)} y2={y(people)} />
        <line className="chart__axis" x1={0} x2={WHOLE} y1={y(0)} y2={y(0)} />
      </svg>
      {enforced !== null && <span className="chart__day" style={{ left: `${enforced}%` }} />}
      <div className="chart__row chart__row--apart">
        <span>{from}</span>
        {to !== from && <span>{to}</span>}
      </div>
    </div>
  )
}
