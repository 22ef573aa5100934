import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { COLUMNS, type Column } from '../fixtures/mishap.ts'

interface Row extends Partial<Record<Column, string>> {
  readonly mishap: string
  readonly passed: boolean
}

const MISHAPS = /[\\/]mishaps[\\/]/
const WIDEST = { mishap: 60, cause: 58, next: 58, outcome: 9 } as const

/** Prints the catalogue: each mishap with what was seen on the screen when it was played. */
export default class CatalogueReporter implements Reporter {
  private readonly rows = new Map<string, Row>()

  onTestEnd(test: TestCase, { status, annotations }: TestResult): void {
    if (!MISHAPS.test(test.location.file)) return
    const seen = Object.fromEntries(
      COLUMNS.map((column) => [column, annotations.findLast(({ type }) => type === column)?.description ?? '']),
    )
    this.rows.set(test.id, { mishap: titleOf(test), passed: status === 'passed', ...seen })
  }

  onEnd({ status }: FullResult): void {
    const rows = [...this.rows.values()]
    const failed = rows.filter(({ passed }) => !passed)
    process.stdout.write(`${[HEAD, RULE, ...rows.map(lineOf)].join('\n')}\n\n`)
    process.stdout.write(`${rows.length} mishaps, ${failed.length} of them not as they should be (${status})\n`)
  }

  printsToStdio(): boolean {
    return true
  }
}

/** With the story that it stands in: "the session has ended: at step 1". */
function titleOf(test: TestCase): string {
  const [, , , ...titles] = test.titlePath()
  return titles.join(': ')
}

const HEAD = line(['', 'Mishap', 'Cause named', 'Next step', 'Outcome'])
const RULE = line(['-', ...Object.values(WIDEST).map((width) => '-'.repeat(width))])

function lineOf({ mishap, passed, cause = '', next = '', outcome = '' }: Row): string {
  return line([passed ? '✓' : '✘', mishap, cause, next, outcome])
}

function line([mark = '', ...cells]: readonly string[]): string {
  const fitted = Object.values(WIDEST).map((width, column) => fit(cells[column] ?? '', width))
  return `| ${mark.padEnd(1)} | ${fitted.join(' | ')} |`
}

function fit(text: string, width: number): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain.padEnd(width)
}
