import { Buffer } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRow {
  /** Where it begins, counted from 1 as an editor does. */
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvReading = { readonly kind: 'read' } | { readonly kind: 'quotes'; readonly line: number }

const BOM = Buffer.from('\ufeff')
const SEPARATORS = [',', ';', '\t'] as const
const CR = 13
const LF = 10

/**
 * Hands over each row of a CSV file in UTF-8 (RFC 4180), with or without its byte order mark, whatever ends its lines. What
 * separates the cells is seen in the first line that is not blank. Rows without any text are left out. Reading ends
 * at a row whose quotation marks do not add up: what comes after it can't be told apart.
 */
export function readCsvRows(file: Uint8Array, onRow: (row: CsvRow) => void): CsvReading {
  const whole = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const bytes = whole.subarray(0, BOM.length).equals(BOM) ? whole.subarray(BOM.length) : whole
  const place = { byte: 0, line: 1 }

  // The parser's own count of lines takes CRLF in a quoted cell for two.
  function moveTo(byte: number): void {
    place.line += lineBreaks(bytes, place.byte, byte)
    place.byte = byte
  }
  try {
    parse(bytes, {
      delimiter: separatorOf(bytes),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // What is handed over is not kept as well.
      on_record(cells: string[], { bytes: end }) {
        moveTo(afterLineBreaks(bytes, place.byte))
        if (cells.some((cell) => cell.trim() !== '')) onRow({ line: place.line, cells })
        moveTo(end)
        return null
      },
    })
    return { kind: 'read' }
  } catch (error) {
    if (!(error instanceof CsvError) || !error.code.includes('QUOTE')) throw error
    moveTo(afterLineBreaks(bytes, place.byte))
    return { kind: 'quotes', line: place.line }
  }
}

/** The one that stands most often in the first line, outside quotes; a comma when none does. */
function separatorOf(bytes: Buffer): string {
  const start = afterLineBreaks(bytes, 0)
  const first = bytes
    .subarray(start, nextLineBreak(bytes, start))
    .toString('utf8')
    .replace(/"[^"]*"/g, '')
  const times = (separator: string): number => first.split(separator).length
  return SEPARATORS.reduce((best, separator) => (times(separator) > times(best) ? separator : best))
}

function afterLineBreaks(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === CR || bytes[at] === LF) at++
  return at
}

function nextLineBreak(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== CR && bytes[at] !== LF) at++
  return at
}

/** CRLF, LF and CR alone are one each. */
export function lineBreaks(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count++
  }
  return count
}
