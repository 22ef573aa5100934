import type { Locale } from '../locale.ts'
import { cy } from './cy.ts'
import { type AccountWords, en } from './en.ts'

export type { AccountWords } from './en.ts'

/** Both languages at once, in the file of the pages that need them. */
export const accountWords: Readonly<Record<Locale, AccountWords>> = { en, cy }
