import { type AccountWords, accountWords } from '@enrol/words/account'
import { useUi } from '../ui-provider.tsx'

/** The sentences of a person's own pages. */
export function useAccountWords(): AccountWords {
  return accountWords[useUi().locale]
}
