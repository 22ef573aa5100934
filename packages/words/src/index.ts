import type { en } from './en/index.ts'

export { csvForSpreadsheets, csvRow } from './csv.ts'
export { en } from './en/index.ts'
export { clockOff as englishClockOff, dates as englishDates } from './en/times.ts'
export type { Instant } from './instant.ts'
export { listed } from './listed.ts'
export { isLocale, LANGUAGE_NAMES, LOCALES, type Locale, localeFor } from './locale.ts'
export type { Refusal } from './refusal.ts'
export type { Service } from './service.ts'

/** Every sentence on the screen. A language is complete when it satisfies this. */
export type Words = typeof en
