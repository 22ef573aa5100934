import { codeOfStep, STEP_MS, stepAt, taggedIssuer } from '@enrol/otp'
import type { ReactNode } from 'react'
import { useNow } from '../use-now.ts'
import { type Failure, type FakeApi, PASSWORD } from './fake-api.ts'
import { MINUTE, SECOND, SERVICE } from './fixtures.ts'

export interface WizardPanelProps {
  readonly api: FakeApi
  readonly onSkip: (ms: number) => void
}

const FAILURES: readonly Failure[] = ['none', 'offline', 'server', 'busy', 'throttled', 'mail-unavailable']
const FOUR_MINUTES_IN_STEPS = (4 * MINUTE) / STEP_MS

/** What the person at the screen holds: an authenticator app, a mailbox, and time. For developers, so in English alone. */
export function WizardPanel({ api, onSkip }: WizardPanelProps): ReactNode {
  const step = stepAt(useNow())
  return (
    <aside className="card" aria-label="The person’s app, mailbox and luck" style={{ margin: 20 }}>
      <p className="govuk-body">
        Any user name, and the password <code>{PASSWORD}</code>
      </p>
      <label className="govuk-body">
        Calls fail:{' '}
        <select
          onChange={(event) => {
            api.failure = FAILURES[event.currentTarget.selectedIndex] ?? 'none'
          }}
        >
          {FAILURES.map((failure) => (
            <option key={failure}>{failure}</option>
          ))}
        </select>
      </label>{' '}
      <button type="button" onClick={() => onSkip(30 * SECOND)}>
        30 seconds pass
      </button>{' '}
      <button type="button" onClick={() => onSkip(16 * MINUTE)}>
        16 minutes pass
      </button>
      <ul className="govuk-list">
        {api.entries.map(({ tag, secret }) => (
          <li key={tag}>
            {taggedIssuer(SERVICE.name, tag)}: <code>{codeOfStep(secret, step)}</code>, with a clock 4 minutes slow{' '}
            <code>{codeOfStep(secret, step - FOUR_MINUTES_IN_STEPS)}</code>
          </li>
        ))}
        {api.sent.map(({ number, code }) => (
          <li key={number}>
            Email {number}: <code>{code}</code>
          </li>
        ))}
      </ul>
    </aside>
  )
}
