import { csvForSpreadsheets, csvRow } from '../csv.ts'
import { IMPORT_HEADER } from './import-facts.ts'

/** What is said in the template. */
export interface TemplateWords {
  /** Stands before an invented user name. */
  readonly example: string
}

/** A file of people to be filled in. No import takes its two examples for people: there is a space in their user names. */
export function importTemplate({ example }: TemplateWords): string {
  return csvForSpreadsheets(IMPORT_HEADER, [
    csvRow([`${example} ada.marsh`, 'Ada Marsh', 'ada.marsh@example.org', 'member', 'no']),
    csvRow([`${example} sian.wyn`, 'Siân Wyn', '', 'administrator', 'yes']),
  ])
}
