import type { AdminWords } from '@enrol/words/admin'
import type { ReactNode } from 'react'
import { Notice } from '../notice.tsx'
import type { Policy } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface PolicyChangesProps {
  readonly changed: readonly (keyof Policy)[]
  readonly policy: Policy
}

/** What somebody else has made of these parts of the policy. */
export function PolicyChanges({ changed, policy }: PolicyChangesProps): ReactNode {
  const { policy: words } = useAdminWords()
  return (
    <Notice title={words.theirs}>
      <ul className="govuk-list govuk-list--bullet">
        {changed.map((name) => (
          <li key={name}>
            {policyName(name, words)}: {policyValue(name, policy[name] === null ? null : String(policy[name]), words)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What a part of the policy is called in its form. */
export function policyName(name: keyof Policy, words: AdminWords['policy']): string {
  return name === 'enforceAt' ? words.day : words[name]
}

/** A value of a part of the policy, written as text, as its form says it. One that these words don't know is told by its own name. */
export function policyValue(name: keyof Policy, value: string | null, words: AdminWords['policy']): string {
  if (value === null) return words.empty
  switch (name) {
    case 'mfa':
      return (words.mfaChoices as Known<{ readonly label: string }>)[value]?.label ?? value
    case 'enforceAt':
      return words.on(Number(value))
    case 'emailMfa':
      return (words.emailChoices as Known<string>)[value] ?? value
    case 'noticeDays':
    case 'resetWaitHours':
    case 'approvedApp':
    case 'approvedAppUrl':
    case 'helpdeskWords':
      return value
  }
}

type Known<Text> = Readonly<Record<string, Text>>
