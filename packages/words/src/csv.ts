/**
 * One row of a CSV file (RFC 4180), without its end. What a spreadsheet would take for a formula is told apart by an apostrophe (OWASP,
 * CSV injection): also behind a semicolon or a tab, at which some of them begin another cell, and behind its quotation mark.
 */
export function csvRow(cells: readonly string[]): string {
  return cells.map(csvCell).join(',')
}

/** A whole file for spreadsheets, with the byte order mark by which they know UTF-8. */
export function csvForSpreadsheets(header: string, rows: readonly string[]): string {
  return `\uFEFF${[header, ...rows].join('\r\n')}\r\n`
}

function csvCell(text: string): string {
  const plain = text.replace(/(^|[;\t|\r\n])([\s"]*)([=+\-@＝＋－＠])/g, "$1$2'$3")
  return /[",;'\s]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
