import { type EventWords, eventWords } from '@enrol/words/events'
import { useUi } from './ui-provider.tsx'

/** What the audit trail tells of, in words. */
export function useEventWords(): EventWords {
  return eventWords[useUi().locale]
}
