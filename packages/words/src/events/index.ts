import type { Locale } from '../locale.ts'
import { cy } from './cy.ts'
import { type EventWords, en } from './en.ts'

export type { EventKind, EventOutcome, EventWords } from './en.ts'

/** What happened to a person, in both languages: for them and for those who look after them. */
export const eventWords: Readonly<Record<Locale, EventWords>> = { en, cy }
