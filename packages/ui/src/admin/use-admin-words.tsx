import { type AdminWords, adminWords } from '@enrol/words/admin'
import { useUi } from '../ui-provider.tsx'

/** The sentences of the pages for those who look after people. */
export function useAdminWords(): AdminWords {
  return adminWords[useUi().locale]
}
