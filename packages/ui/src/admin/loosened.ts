import type { Instant } from '@enrol/otp'
import type { AdminWords } from '@enrol/words/admin'
import type { Policy } from './admin-data.ts'

/** From the strictest on. */
const EMAIL_MFA: readonly Policy['emailMfa'][] = ['nobody', 'named', 'everybody']

/** What a change of the policy gives up, a sentence for each part that it loosens; none when it loosens nothing. */
export function loosenedBy(before: Policy, next: Policy, { loosens: words }: AdminWords['policy']): string[] {
  const means: string[] = []
  const asked = askedFrom(next)
  if (asked > askedFrom(before)) means.push(asked === NEVER ? words.off : words.until(asked))
  const { emailMfa } = next
  if (emailMfa !== 'nobody' && EMAIL_MFA.indexOf(emailMfa) > EMAIL_MFA.indexOf(before.emailMfa)) means.push(words.email[emailMfa])
  if (next.resetWaitHours < before.resetWaitHours) means.push(words.wait(next.resetWaitHours))
  return means
}

const NEVER = Number.POSITIVE_INFINITY

/** From when on everybody is asked for a second factor, which may be long ago. */
function askedFrom({ mfa, enforceAt }: Policy): Instant {
  switch (mfa) {
    case 'enforced':
      return 0
    case 'announced':
      return enforceAt ?? NEVER
    case 'off':
      return NEVER
  }
}
