import type { Locale } from '../locale.ts'
import { cy } from './cy.ts'
import { type AdminWords, en } from './en.ts'

export type { AdminWords } from './en.ts'
export { IMPORT_HEADER, type ImportFacts } from './import-facts.ts'
export { importTemplate, isTemplateExample } from './import-template.ts'

/** Both languages at once: these pages are seen by few, and change language without asking the server. */
export const adminWords: Readonly<Record<Locale, AdminWords>> = { en, cy }
