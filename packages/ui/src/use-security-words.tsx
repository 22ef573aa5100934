import { type SecurityWords, securityWords } from '@enrol/words/security'
import { useUi } from './ui-provider.tsx'

/** The sentences about where somebody is signed in, what happened to them, and their password. */
export function useSecurityWords(): SecurityWords {
  return securityWords[useUi().locale]
}
