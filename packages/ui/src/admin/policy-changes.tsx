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
            {name === 'enforceAt' ? words.day : words[name]}: {nowOf(name, policy, words)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function nowOf(name: keyof Policy, policy: Policy, words: AdminWords['policy']): string {
  switch (name) {
    case 'mfa':
      return words.mfaChoices[policy.mfa].label
    case 'enforceAt':
      return policy.enforceAt === null ? words.empty : words.on(policy.enforceAt)
    case 'emailMfa':
      return words.emailChoices[policy.emailMfa]
    case 'noticeDays':
    case 'resetWaitHours':
      return String(policy[name])
    case 'approvedApp':
    case 'approvedAppUrl':
    case 'helpdeskWords':
      return policy[name] ?? words.empty
  }
}
