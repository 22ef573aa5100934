import type { Words } from '@enrol/words'
import type { Trouble } from './screen-data.ts'

export function troubleTitle(trouble: Trouble, { problems }: Words): string {
  return problems[trouble.kind].title
}
