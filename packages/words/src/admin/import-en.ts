import { counted } from '../en/plural.ts'
import { dates } from '../en/times.ts'
import type { Instant } from '../instant.ts'
import { examples, type ImportFacts, type ImportProblemWords, inTens, largest, quoted, visible } from './import-facts.ts'
import { EXAMPLE_MARKS } from './import-template.ts'

const people = (count: number): string => counted(count, 'person', 'people')
const COLUMNS = 'The header needs the columns username and name, and may also have contact_email, role and email_mfa, in any order.'
const SAVE = 'Save it as “CSV UTF-8”.'

function notUtf8(facts: ImportFacts): string {
  const { others } = facts
  if (others === undefined) return `${quoted(facts)} is not in UTF-8`
  const lines = counted(others.count, 'other line', 'other lines')
  return `the file is not in UTF-8. It shows in ${quoted(facts)}, and on ${lines} (${examples(others)})`
}

const problems: ImportProblemWords = {
  'too-large': (facts) => `the file is larger than ${largest(facts)}. Import it in parts, each with the header.`,
  'too-many-people': ({ found = 0, most = 0 }) =>
    `the file has ${people(found)}, and one import takes ${most}. Import it in parts, each with the header.`,
  nobody: () => 'there are no people in the file. It must have the header, and then a line for each person.',
  'utf-16': () => `the file is in UTF-16. ${SAVE}`,
  spreadsheet: () => `the file is a spreadsheet. ${SAVE}`,
  nul: () => `there is a NUL byte, which no text has. ${SAVE}`,
  quotes: () =>
    'a quotation mark in this row is not closed, or stands within a cell. Put the whole cell in quotation marks, and double those within it.',
  'no-header': () => `the first line is not the header. ${COLUMNS}`,
  'missing-column': () => 'this column is missing. Add it to the header, and its cell to every row.',
  'unknown-column': ({ column }) =>
    `${column === '' ? 'a column has no name. Name it' : 'there is no such column. Rename it'}, or take it out. ${COLUMNS}`,
  'duplicate-column': (facts) => `this column is there twice, the second time as ${quoted(facts)}. Take one of them out.`,
  'too-many-cells': ({ found, most }) =>
    `there are ${found} cells, and the header has ${most}. Put a cell that holds a comma in quotation marks.`,
  'not-utf-8': (facts) => `${notUtf8(facts)}. Save the file as “CSV UTF-8”, and check the letters with accents.`,
  formula: (facts) =>
    `${quoted(facts)} begins like a formula of a spreadsheet (=, +, -, @, tab or line end). Begin it with a letter or a digit.`,
  example: () => 'this is an example of the template. Put a person in its place, or take the line out.',
  missing: () => 'this is empty. Fill it in.',
  'bad-username': (facts) => `${quoted(facts)} can’t be a user name: it needs 1 to 200 characters, without spaces or invisible characters.`,
  'bad-name': (facts) => `${quoted(facts)} can’t be a name: it needs 1 to 200 characters, none of which breaks lines or changes direction.`,
  'bad-email': (facts) => `${quoted(facts)} is not an email address. Write one address, such as ada@example.org, or leave it empty.`,
  'bad-role': (facts) => `${quoted(facts)} is not a role. Write member or administrator.`,
  'bad-email-mfa': (facts) => `${quoted(facts)} is neither yes nor no. Write yes or no.`,
  duplicate: (facts) => `${quoted(facts)} is on line ${facts.firstLine} already. Take one of the two lines out.`,
  taken: (facts) => `the user name ${quoted(facts)} is taken. Choose another one.`,
  differs: (facts) =>
    `${visible(facts.username ?? '')} is there already, with a different value from ${quoted(facts)}. An import changes nobody: take the line out, and change the person instead.`,
}

export const imports = {
  link: 'Add people',
  title: 'Add people',
  lead: (most: number): string =>
    `Choose a CSV file with a line for each person, up to ${most}. Nothing is added before you have seen what would be.`,
  columns: (header: string): string =>
    `Its first line is ${header}, in any order. Headings such as “User name”, “Full name” and “E-mail” are read too. What each column holds:`,
  cells: {
    username: 'what the person signs in with, without spaces',
    name: 'the person’s name as people read it',
    contact_email: 'one email address. May be empty or left out',
    role: 'member or administrator. Empty or left out: member',
    email_mfa: 'yes or no: whether the person may use email codes where only named people may. Empty or left out: no',
  },
  template: {
    download: 'Download a template (CSV)',
    hint: 'There are two examples in it. The file is refused until you replace them or take them out.',
    fileName: 'people-template.csv',
    example: EXAMPLE_MARKS.en,
  },
  file: 'CSV file',
  verified: 'The email addresses are known to be theirs',
  verifiedHint: 'Without this no code is sent to them until they are verified.',
  check: 'Check the file',
  checking: 'Checking…',
  noFile: { cause: 'Choose a CSV file', next: 'A CSV file in UTF-8, for example saved from a spreadsheet as “CSV UTF-8”.' },
  changed: {
    cause: 'Choose the file again',
    next: 'It was changed or moved since you chose it, and a browser does not read it then. Nothing was checked.',
  },
  willAdd: (count: number): string => `${people(count)} will be added`,
  unchanged: (count: number): string => `${people(count)} in the file ${count === 1 ? 'is' : 'are'} there already and will not change.`,
  countVerified: 'Their email addresses count as verified: codes can be sent to them at once.',
  countUnverified: 'Their email addresses count as not verified: no code is sent to them until they are.',
  nobodyNew: 'Everybody in this file is there already. Nothing would change.',
  add: (count: number): string => `Add ${people(count)}`,
  adding: (count: number, seconds: number): string =>
    `Adding ${people(count)}, and making a password for each. This takes ${seconds < 10 ? 'a few' : `about ${inTens(seconds)}`} seconds.`,
  another: 'Choose another file',
  first: (shown: number, all: number): string => `The first ${shown} of ${all}:`,
  wrong: (count: number): string => `${counted(count, 'thing is', 'things are')} wrong in this file`,
  wrongText: (count: number): string =>
    `Nothing was added. Correct ${count === 1 ? 'this' : 'these'} in the file and save the file, then choose it again.`,
  more: (count: number): string => `and ${count} more`,
  problem: (facts: ImportFacts): string =>
    `Line ${facts.line}${facts.column === null || facts.column === '' ? '' : `, ${visible(facts.column)}`}: ${problems[facts.kind](facts)}`,
  done: (count: number): string => `${people(count)} added`,
  passwordsText:
    'Each has a one-time password, which must be changed at the first sign-in, within 30 days. They are shown here once and can’t be shown again: download or print them now, and hand each to its person alone.',
  unanswered: {
    title: 'No answer came: the people may have been added',
    text: 'The connection was cut, or it took too long. Either everybody was added, or nobody. Check your internet connection, and look at the list of people. Those who are in it were added, and their passwords can’t be shown any more: give each of them a new one-time password, on their page. If they are not in it, add them again.',
    look: 'See the list of people',
  },
  nobodyAdded: {
    title: 'Nobody was added',
    text: 'Everybody in this file is there already. If no answer came when you added them, they were added then, and their passwords can’t be shown any more: give each of them a new one-time password, on their page.',
  },
  download: 'Download passwords (CSV)',
  fileName: 'one-time-passwords.csv',
  print: 'Print letters',
  unkept: {
    adding: {
      title: 'You have not kept the passwords',
      text: 'The people are still being added. If you leave now, they may be added all the same, and you never see their passwords.',
      stay: 'Stay',
      leave: 'Leave without them',
    },
    passwords: {
      title: 'You have not kept the passwords',
      text: 'They can’t be shown again. Without them nobody on this page can sign in until you give each of them a new one.',
      stay: 'Stay',
      leave: 'Leave without them',
    },
    password: {
      title: 'You have not kept the password',
      text: 'It can’t be shown again. Without it the person can’t sign in until you give them a new one. If you have noted it, leave.',
      stay: 'Stay',
      leave: 'Leave without it',
    },
    printed: {
      title: 'Did all the letters print?',
      text: 'A browser does not say. The passwords can’t be shown again: if a letter is missing, stay and print once more, or download them.',
      stay: 'No, stay',
      leave: 'Yes, leave',
    },
    letter: {
      title: 'Did the letter print?',
      text: 'A browser does not say. The password can’t be shown again: if there is no letter, stay and print once more, or note it.',
      stay: 'No, stay',
      leave: 'Yes, leave',
    },
  },
  password: 'One-time password',
  letter: {
    ready: (service: string, organisation: string, until: Instant): string =>
      `Your account for ${service} at ${organisation} is ready. Sign in for the first time before ${dates.dateAndTime(until)}.`,
    renewed: (service: string, organisation: string, until: Instant): string =>
      `You have a new one-time password for ${service} at ${organisation}. Sign in with it before ${dates.dateAndTime(until)}.`,
    address: 'Sign in at',
    steps: (address: string, enrolled: boolean): readonly string[] => [
      `Go to ${address} and sign in with the user name and the one-time password on this sheet.`,
      'Choose a password of your own. The one-time password does not work any more after that.',
      enrolled
        ? 'Enter a code as you did before: your multi-factor authentication (MFA) stays as it is.'
        : 'Set up multi-factor authentication (MFA). Have your phone with you. If you have none at work, a computer will do.',
    ],
    keepSafe: 'Until you have chosen your own password, whoever has this sheet can sign in as you. Destroy it afterwards.',
  },
  back: 'Back to everybody',
}
