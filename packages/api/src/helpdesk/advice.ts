import type { PersonFacts } from './case.ts'

/** One or two sentences each. */
export interface Advice {
  readonly likelyCause: string
  readonly whatToDo: string
}

/** What an agent enters to take somebody's second factor away. */
export function resetCommand(person: PersonFacts | null): string {
  return `users reset-mfa ${person?.username ?? 'NAME'} --reason "…"`
}
