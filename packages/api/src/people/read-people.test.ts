import { Buffer } from 'node:buffer'
import { adminWords, importTemplate } from '@enrol/words/admin'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPeople } from './read-people.ts'

const HEADER = 'username,name,contact_email,role,email_mfa'
const read = (text: string | Uint8Array, limit?: { people: number; bytes: number }) => readPeople(Buffer.from(text as string), limit)
const ADA = { line: 2, username: 'ada', name: 'Ada Marsh', contactEmail: 'ada@example.org', role: 'administrator', emailMfaAllowed: true }
const ROW = 'ada,Ada Marsh,ada@example.org,administrator,yes'

describe('a file is read the same', () => {
  test.each<[string, string]>([
    ['as the contract has it', `${HEADER}\n${ROW}\n`],
    ['without a last line end', `${HEADER}\n${ROW}`],
    ['with CRLF', `${HEADER}\r\n${ROW}\r\n`],
    ['with a byte order mark', `\ufeff${HEADER}\n${ROW}\n`],
    ['with semicolons', `${HEADER}\n${ROW}\n`.replaceAll(',', ';')],
    ['with tabs', `${HEADER}\n${ROW}\n`.replaceAll(',', '\t')],
    ['with spaces and capitals in the header', ` Username , NAME,Contact_Email,ROLE , email_mfa\n${ROW}`],
    ['with its columns as people call them', `User name,Full name,E-mail,Role,Email MFA\n${ROW}`],
    ['with its columns as people call them elsewhere', `USER-NAME,Display Name,e‑mail_address, role ,E-Mail MFA\n${ROW}`],
    ['with its columns as another system exports them', `Login,Full name,Email address,Role,Email codes\n${ROW}`],
    ['with its columns in Welsh', `Enw defnyddiwr,Enw llawn,Cyfeiriad e-bost,Rôl,Codau e-bost\n${ROW}`],
    ['with its columns without their accents', `Enw defnyddiwr,Enw llawn,Cyfeiriad ebost,Rol,Codau ebost\n${ROW}`],
    ['with its columns in another order', 'email_mfa,role,name,username,contact_email\nyes,administrator,Ada Marsh,ada,ada@example.org'],
    ['with quotes and spaces', `"username","name",contact_email,role,email_mfa\n"ada", Ada Marsh ,"ada@example.org",Administrator,YES`],
    ['with empty cells at the end of each row', `${HEADER},,\n${ROW},,\n,,,,,,\n`],
  ])('%s', (_what, text) => {
    expect(read(text)).toMatchObject({ people: [ADA], problems: [], more: 0 })
  })
})

test.each(['en', 'cy'] as const)('the template (%s) is read, and nobody in it is taken for a person by accident', (locale) => {
  const { people, problems } = read(importTemplate(adminWords[locale].imports.template))
  expect(people).toEqual([])
  expect(problems).toMatchObject([
    { kind: 'example', line: 2 },
    { kind: 'example', line: 3 },
  ])
})

test('what may be left out is left out: nobody has an address, everybody is a member', () => {
  const ben = { username: 'ben', name: 'Ben', contactEmail: null, role: 'member', emailMfaAllowed: false }
  expect(read('name,username\nBen,ben').people).toEqual([{ ...ben, line: 2 }])
  expect(read(`${HEADER}\nben,Ben,,,\ncy,Cy`).people).toMatchObject([
    { ...ben, line: 2 },
    { line: 3, username: 'cy', role: 'member' },
  ])
})

test('lines are counted as an editor does, also over empty lines and quoted cells with line ends in them', () => {
  const text = `\r\n${HEADER}\r\n\r\n"a\r\nb",Bad,,,\r\n,,,,\r\nben,Ben,,boss,\r\ncy,Cy,,,`
  const { people, problems } = read(text)
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [4, 'username'],
    [7, 'role'],
  ])
  expect(people).toMatchObject([{ line: 8, username: 'cy' }])
})

describe('what is wrong is named, with its line and its column', () => {
  const row = (cells: string) => `${HEADER}\nok,Okay,,,\n${cells}\n`
  test.each<[string, string | Uint8Array, object]>([
    ['an empty file', '', { kind: 'nobody', line: 1 }],
    ['a header alone', `${HEADER}\n`, { kind: 'nobody', line: 1 }],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'), { kind: 'utf-16' }],
    ['big-endian UTF-16', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le').swap16(), { kind: 'utf-16' }],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), { kind: 'spreadsheet' }],
    ['a NUL byte', row('a\0b,Ann,,,'), { kind: 'nul', line: 3 }],
    ['no header', `${ROW}\n`, { kind: 'no-header', line: 1 }],
    ['a column that is missing', 'username\nada', { kind: 'missing-column', column: 'name', line: 1 }],
    ['a column that is unknown', 'username,name,phone\na,A,1', { kind: 'unknown-column', column: 'phone', line: 1 }],
    ['a column without a name', 'username,,name\na,,A', { kind: 'unknown-column', column: '', line: 1 }],
    ['a column that is there twice', 'username,name,Name\na,A,A', { kind: 'duplicate-column', column: 'name', line: 1 }],
    [
      'a column that is there twice, in two spellings',
      'username,Email,name,E-mail address\na,,A,',
      { kind: 'duplicate-column', column: 'contact_email', value: 'E-mail address' },
    ],
    ['a heading that says too little', 'username,First name,name\na,A,A', { kind: 'unknown-column', column: 'First name', line: 1 }],
    ['a cell too many', row('ann,Lee, Ann,,member,no'), { kind: 'too-many-cells', line: 3, most: 5, found: 6 }],
    ['a quote that is not closed', row('ann,"Ann,,,\nben,Ben,,,'), { kind: 'quotes', line: 3 }],
    ['a quote within a cell', row('ann,Ann "Nan" Lee,,,'), { kind: 'quotes', line: 3 }],
    ['text after a quote', row('ann,"Ann" Lee,,,'), { kind: 'quotes', line: 3 }],
    ['bytes that are no UTF-8', Buffer.from(row('si\xe2n,Sian,,,'), 'latin1'), { kind: 'not-utf-8', line: 3, column: 'username' }],
    [
      'a heading that is no UTF-8',
      Buffer.from('username,name,Rôl\nann,Ann,\n', 'latin1'),
      { kind: 'not-utf-8', line: 1, column: 'R\ufffdl', value: 'R\ufffdl' },
    ],
    ['no user name', row(' ,Ann,,,'), { kind: 'missing', line: 3, column: 'username' }],
    ['no name', row('ann, ,,,'), { kind: 'missing', line: 3, column: 'name' }],
    ['a space in a user name', row('ann lee,Ann,,,'), { kind: 'bad-username', line: 3, value: 'ann lee' }],
    ['something invisible in a user name', row('an\u200bn,Ann,,,'), { kind: 'bad-username', line: 3 }],
    ['a user name that is too long', row(`${'a'.repeat(201)},Ann,,,`), { kind: 'bad-username', value: `${'a'.repeat(60)}…` }],
    ['a name that turns the direction', row('ann,A\u202enn,,,'), { kind: 'bad-name', line: 3, column: 'name' }],
    ['a name of two lines', row('ann,"Ann\nLee",,,'), { kind: 'bad-name', line: 3, column: 'name' }],
    ['no address', row('ann,Ann,nobody,,'), { kind: 'bad-email', line: 3, column: 'contact_email', value: 'nobody' }],
    ['two addresses', row('ann,Ann,"a@example.org, b@example.org",,'), { kind: 'bad-email', line: 3 }],
    ['an unknown role', row('ann,Ann,,boss,'), { kind: 'bad-role', line: 3, column: 'role', value: 'boss' }],
    ['a role that objects have', row('ann,Ann,,constructor,'), { kind: 'bad-role', line: 3 }],
    ['the helpdesk’s role', row('ann,Ann,,helpdesk,'), { kind: 'bad-role', line: 3 }],
    ['neither yes nor no', row('ann,Ann,,,maybe'), { kind: 'bad-email-mfa', line: 3, column: 'email_mfa', value: 'maybe' }],
    ['a name twice', row(' OK ,Other,,,'), { kind: 'duplicate', line: 3, column: 'username', value: 'OK', firstLine: 2 }],
    ...['=1+1', '+1', '-1', '@x', ' =1', '"\t=1"', '"\rx"', '＝1'].map((cell): [string, string, object] => [
      `a formula, ${JSON.stringify(cell)}`,
      row(`ann,${cell},,,`),
      { kind: 'formula', line: 3, column: 'name' },
    ]),
  ])('%s', (_what, file, problem) => {
    const { problems } = read(file)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject(problem)
  })

  test('a file in Latin-1 is one thing that is wrong, with the first lines that show it', () => {
    const rows = ['si\xe2n,Si\xe2n', 'ben,Ben', 'zo\xeb,Zo\xeb', 'a,\xc5', 'b,\xc5', 'c,\xc5', ',Dai']
    const { people, problems } = read(Buffer.from(`username,name\n${rows.join('\n')}\n`, 'latin1'))
    expect(problems).toEqual([
      { kind: 'not-utf-8', line: 2, column: 'username', value: 'si\ufffdn', others: { count: 4, first: [4, 5, 6] } },
      { kind: 'missing', line: 8, column: 'username', value: '' },
    ])
    expect(people).toMatchObject([{ username: 'ben' }])
    const [first] = problems.map(adminWords.en.imports.problem)
    expect(first).toContain('the file is not in UTF-8. It shows in "si\ufffdn", and on 4 other lines (4, 5, 6, …). Save')
  })

  test.each(['Logon,Person\nada,Ada', 'Logon,Full name\nada,Ada'])(
    'a header with a heading that is unknown is told what it needs: %j',
    (file) => {
      const [first] = read(file).problems.map(adminWords.en.imports.problem)
      expect(first).toContain('needs the columns username and name, and may also have contact_email, role and email_mfa, in any order')
    },
  )

  test('everything that is wrong at once, and the right rows are read all the same', () => {
    const { people, problems } = read(`${HEADER}\n,,x,boss,maybe\nben,Ben,,,\nben,,,,`)
    expect(problems.map(({ line, column, kind }) => [line, column, kind])).toEqual([
      [2, 'username', 'missing'],
      [2, 'name', 'missing'],
      [2, 'contact_email', 'bad-email'],
      [2, 'role', 'bad-role'],
      [2, 'email_mfa', 'bad-email-mfa'],
      [4, 'name', 'missing'],
      [4, 'username', 'duplicate'],
    ])
    expect(people).toMatchObject([{ username: 'ben', line: 3 }])
  })

  test('a file that is too large, or has too many people, is not gone through', () => {
    const text = `${HEADER}\na,A,,,\nb,B,,,\n`
    expect(read(text, { people: 2, bytes: 100 }).problems).toEqual([])
    expect(read(text, { people: 1, bytes: 100 }).problems).toMatchObject([{ kind: 'too-many-people', most: 1, found: 2 }])
    expect(read(text, { people: 2, bytes: 10 }).problems).toMatchObject([{ kind: 'too-large', mostBytes: 10 }])
  })

  test('a thousand are shown, and the others counted', () => {
    const { problems, more } = read(`${HEADER}\n${'a b,A,,,\n'.repeat(1_500)}`)
    expect([problems.length, more]).toEqual([1_000, 2_999 - 1_000])
  })
})

test('whatever is written with quotes is read back, with any separator and line end', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => /^[\p{L}\p{N}][^\p{C}\p{Z}\ufffd]*$/u.test(text))
  const person = fc.record({
    name: fc.tuple(name, fc.constantFrom('', ', Ms', ' "Nan"', '; x', "'s")),
    role: fc.constantFrom('member', 'administrator'),
  })
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (written, separator, end) => {
        const people = written.map((each, n) => ({ username: `user-${n}`, name: each.name.join(''), role: each.role }))
        const rows = [['username', 'name', 'role'], ...people.map((each) => [each.username, each.name, each.role].map(quoted))]
        const { people: back, problems } = read(rows.map((cells) => cells.join(separator)).join(end))
        expect(problems).toEqual([])
        expect(back.map(({ username, name: readName, role }) => ({ username, name: readName, role }))).toEqual(people)
      },
    ),
  )
})
