import { csvForSpreadsheets, csvRow } from '../csv.ts'
import type { Locale } from '../locale.ts'
import { IMPORT_HEADER } from './import-facts.ts'

/** What stands before each invented user name. */
export const EXAMPLE_MARKS: Readonly<Record<Locale, string>> = { en: '(example)', cy: '(enghraifft)' }

/** What is said in the template. */
export interface TemplateWords {
  /** Stands before an invented user name. */
  readonly example: string
}

/** A user name that was left from the template, in whichever language. */
export function isTemplateExample(username: string): boolean {
  return Object.values(EXAMPLE_MARKS).some((mark) => username.startsWith(`${mark} `))
}

/** A file of people to be filled in. No import takes its two examples for people: there is a space in their user names. */
export function importTemplate({ example }: TemplateWords): string {
  return csvForSpreadsheets(IMPORT_HEADER, [
    csvRow([`${example} ada.marsh`, 'Ada Marsh', 'ada.marsh@example.org', 'member', 'no']),
    csvRow([`${example} sian.wyn`, 'Siân Wyn', '', 'administrator', 'yes']),
  ])
}
