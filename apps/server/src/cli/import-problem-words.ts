import { IMPORT_COLUMNS, type ImportProblem } from '@enrol/api'

/** "Line 3, role: …": where, what is wrong, and the mend. */
export function importProblemWords(problem: ImportProblem): string {
  const { line, column } = problem
  return `Line ${line}${column === null || column === '' ? '' : `, ${visible(column)}`}: ${whatIsWrong(problem)}`
}

function whatIsWrong(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return `the file is larger than ${problem.mostBytes / 1024 / 1024} MiB. Import it in parts.`
    case 'too-many-people':
      return `the file has ${problem.found} people, and one import takes ${problem.most}. Import it in parts, each with the header.`
    case 'nobody':
      return 'there are no people in the file. It has the header and then a line for each person.'
    case 'utf-16':
      return 'the file is in UTF-16. Save it as "CSV UTF-8".'
    case 'spreadsheet':
      return 'the file is a spreadsheet. Save it as "CSV UTF-8".'
    case 'nul':
      return 'there is a NUL byte, which no text has. Save the file as "CSV UTF-8".'
    case 'quotes':
      return 'a quotation mark in this row is not closed, or stands within a cell. Put the whole cell in quotation marks, and double those within it.'
    case 'no-header':
      return `the first line is not the header. It is ${IMPORT_COLUMNS.join(',')}`
    case 'missing-column':
      return 'this column is missing. Add it to the header, and its cell to every row.'
    case 'unknown-column':
      return `${problem.column === '' ? 'a column has no name' : 'there is no such column'}. Those that there are: ${IMPORT_COLUMNS.join(', ')}.`
    case 'duplicate-column':
      return 'this column is there twice. Take one of them out.'
    case 'too-many-cells':
      return `there are ${problem.found} cells, and the header has ${problem.most}. Put a cell that holds a comma in quotation marks.`
    case 'not-utf-8':
      return `${quoted(problem.value)} is not in UTF-8. Save the file as "CSV UTF-8", and check the letters with accents.`
    case 'formula':
      return `${quoted(problem.value)} begins like a formula of a spreadsheet (=, +, -, @, tab or line end). Begin it with a letter or a digit.`
    case 'missing':
      return 'this is empty. Fill it in.'
    case 'bad-username':
      return `${quoted(problem.value)} can't be a user name: it needs 1 to 200 characters, without spaces or invisible characters.`
    case 'bad-name':
      return `${quoted(problem.value)} can't be a name: it needs 1 to 200 characters, none of which breaks lines or changes direction.`
    case 'bad-email':
      return `${quoted(problem.value)} is not an email address. Write one address, such as ada@example.org, or leave it empty.`
    case 'bad-role':
      return `${quoted(problem.value)} is not a role. Write member or administrator.`
    case 'bad-email-mfa':
      return `${quoted(problem.value)} is neither yes nor no. Write yes or no.`
    case 'duplicate':
      return `${quoted(problem.value)} is on line ${problem.firstLine} already. Take one of the two lines out.`
    case 'taken':
      return `the user name ${quoted(problem.value)} is taken. Choose another one.`
    case 'differs':
      return `${visible(problem.username)} is there already, with something else than ${quoted(problem.value)}. An import changes nobody: take the line out, and change the person instead.`
  }
}

function quoted(value: string): string {
  return `"${visible(value)}"`
}

/** A terminal obeys control characters, and what turns the direction of a text makes it another one (CWE-150). */
function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
