import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { openDatabase } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  assertBuilt,
  type BuiltServer,
  type Ended,
  newPlace,
  type Place,
  runCli,
  runCliInVain,
  startBuiltServer,
} from '../testing/built-server.ts'
import { codeOf, PASSWORD } from '../testing/people.ts'
import { runEnrol } from './enrol.ts'

// Processes take their time to start.
vi.setConfig({ testTimeout: 120_000 })

let place: Place
let server: BuiltServer
beforeAll(async () => {
  assertBuilt()
  place = newPlace()
  server = await startBuiltServer(place.env)
  await quickly(['organisations', 'create', 'Harbour Chambers'])
  await add('ada', PASSWORD)
})
afterAll(async () => {
  server.child.kill('SIGTERM')
  await server.ended
  place.remove()
})

/** As a process of its own. */
const cli = (args: readonly string[], input?: string) => runCli(args, place.env, input)

/** The same without a new process: what it would have written, and its exit status. */
async function quickly(args: readonly string[], input = '', env: Readonly<Record<string, string>> = place.env): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += String(chunk)
      return true
    })
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as unknown as typeof process.stdin)
  try {
    const code = await runEnrol([...args])
    return { code, ...said }
  } finally {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  }
}

/** Cut and overwritten, so that there is more than one thing to say about it. */
function damagedCopy(folder: string): string {
  const copy = `${folder}/damaged.db`
  copyFileSync(`${folder}/enrol.db`, copy)
  const bytes = readFileSync(copy)
  writeFileSync(copy, bytes.fill(0xa5, 8192, bytes.length - 4096))
  return copy
}

function add(username: string, input: string, ...more: readonly string[]) {
  return quickly(['users', 'add', username, '--organisation', 'Harbour Chambers', '--name', 'Ben Osei', '--password-stdin', ...more], input)
}

const signIn = (username: string, password: string) => server.browser().trpc.session.signIn.mutate({ username, password })

const ONE_LINE = /^[^\n]+\n$/

test('every command has --help, which explains and does nothing', async () => {
  const commands = [
    [],
    ['code'],
    ['explain'],
    ['organisations'],
    ['organisations', 'create'],
    ['users'],
    ...['add', 'import', 'reset-mfa', 'suspend', 'restore'].map((name) => ['users', name]),
  ]
  const elsewhere = newPlace()
  const helps = await Promise.all(commands.map((command) => runCli([...command, '--help'], elsewhere.env)))
  for (const [i, { code, stdout, stderr }] of helps.entries()) {
    expect([commands[i], code]).toEqual([commands[i], 0])
    expect(stdout + stderr).toContain('USAGE')
    expect(stdout + stderr).toContain(commands[i]?.at(-1) ?? 'enrol')
  }
  expect(readdirSync(elsewhere.folder)).toEqual([])
  elsewhere.remove()
})

test('a command whose output can not be written fails, and one whose reader has seen enough does not', async () => {
  const asked = ['code', 'JBSWY3DPEHPK3PXP']
  const { code, stderr } = await runCliInVain('not writable', asked, place.env)
  expect([code, stderr]).toEqual([1, expect.stringMatching(ONE_LINE)])
  expect(stderr).toContain("The output can't be written (EBADF): make room there, or send it elsewhere.")
  expect(await runCliInVain('nobody reads', asked, place.env)).toEqual({ code: 0, stderr: '' })
})

test('help has no colours where nobody would see them', async () => {
  const [asked, ofOne] = [await quickly(['--help']), await quickly(['users', 'add', '-h'])]
  for (const { code, stdout } of [asked, ofOne]) {
    expect(code).toBe(0)
    expect(stdout).toMatch(/USAGE/)
    expect(stdout).not.toContain('\u001b')
  }
})

test('a name may hold every letter that people are called by, and a value may begin with a hyphen when it is joined', async () => {
  expect(await quickly(['organisations', 'create', 'Siambrau Tŷ Gwyn & Søn 🐉 \u05d0\u05d1'])).toMatchObject({ code: 0, stderr: '' })
  const suspend = ['users', 'suspend', 'ada', '--reason=-18 degrees in the office']
  expect(await quickly(suspend)).toMatchObject({ code: 0, stderr: '' })
  expect(await quickly(['users', 'restore', 'ada', '--reason', 'thawed'])).toMatchObject({ code: 0, stderr: '' })
  for (const value of ['true', 'false'])
    expect(await add(`said-${value}`, PASSWORD, '--contact-email', 'v@example.org', `--verified=${value}`)).toMatchObject({ code: 0 })
})

describe('code', () => {
  test('gives the current code and the seconds left, for a secret as people copy it', async () => {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    const before = Date.now()
    const [plain, spaced] = await Promise.all([
      cli(['code', secret, '--json']),
      cli(['code', secret.toLowerCase().replace(/(.{4})/g, '$1 ')]),
    ])
    const codes = [codeOf(secret, before), codeOf(secret, Date.now())]
    const json = JSON.parse(plain.stdout) as { code: string; secondsLeft: number }
    expect(codes).toContain(json.code)
    expect(json.secondsLeft).toBeGreaterThanOrEqual(1)
    expect(json.secondsLeft).toBeLessThanOrEqual(30)
    expect(spaced.stdout).toMatch(/^\d{6} \(for another \d+ seconds?\)\n$/)
    expect(codes).toContain(spaced.stdout.slice(0, 6))
  })
})

test('organisations create says what it did, with the policy that is meant unless told otherwise', async () => {
  const created = await quickly(['organisations', 'create', 'Quayside Probation', '--json'])
  expect(JSON.parse(created.stdout)).toEqual({ id: expect.any(String), name: 'Quayside Probation', mfa: 'enforced', emailMfa: 'everybody' })
  const other = await quickly(['organisations', 'create', 'Millpond Police', '--mfa', 'off', '--email-mfa', 'named'])
  expect(other).toEqual({ code: 0, stdout: expect.stringMatching(/Millpond Police.*off.*named/), stderr: '' })
})

describe('explain', () => {
  async function stuck(username: string): Promise<{ reference: string; secret: string }> {
    await add(username, PASSWORD, '--contact-email', `${username}@example.org`, '--verified')
    const { trpc } = server.browser()
    await trpc.session.signIn.mutate({ username, password: PASSWORD })
    const { secret } = await trpc.enrolment.startTotp.mutate()
    await trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, Date.now(), -8) })
    return { ...(await trpc.enrolment.askForHelp.mutate()), secret }
  }

  test('tells what happened to whoever has the reference, while the server runs, under one heading line, in lines that fit a terminal', async () => {
    const { reference, secret } = await stuck('stuck')
    const { code, stdout, stderr } = await cli(['explain', reference.toLowerCase().replace('-', ' ')])
    expect([code, stderr]).toEqual([0, ''])
    const [heading, standing, happened, cause, todo] = stdout.trimEnd().split('\n\n')
    expect(heading).toMatch(
      new RegExp(`^Ben Osei \\(stuck\\), Harbour Chambers: reference ${reference}, given on \\d+ \\w+ \\d{4} at \\d\\d:\\d\\d$`),
    )
    expect(standing).toMatch(/^Now: no second factor set up; email address s••••@example\.org, verified/)
    expect(happened).toMatch(/^What happened: .*clock\sis\sabout\s4\sminutes\sslow.*given\sthis\sreference/s)
    expect(cause).toMatch(/^Likely cause: The clock of the device/)
    expect(todo).toMatch(/^What to do: Have them turn on automatic date and time/)
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .slice(1)
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(92)
    for (const canary of [secret, PASSWORD, 'stuck@example.org']) expect(stdout).not.toContain(canary)
  })

  test('as one JSON object with --json', async () => {
    const { reference } = await stuck('stuck-too')
    const { code, stdout } = await quickly(['explain', reference, '--json'])
    expect([code, stdout]).toEqual([0, expect.stringMatching(ONE_LINE)])
    expect(JSON.parse(stdout)).toMatchObject({
      reference,
      givenAt: expect.any(Number),
      person: {
        name: 'Ben Osei',
        username: 'stuck-too',
        organisation: { name: 'Harbour Chambers', mfa: 'enforced', emailMfa: 'everybody' },
      },
      story: expect.arrayContaining([
        { from: expect.any(Number), to: expect.any(Number), times: 1, when: expect.any(String), what: expect.any(String) },
      ]),
      cause: { kind: 'clock', secondsOff: -240 },
      likelyCause: expect.any(String),
      whatToDo: expect.any(String),
    })
    expect(stdout).not.toContain('stuck-too@example.org')
  })
})

describe('users add', () => {
  test('one final line end of the password is dropped, and no more', async () => {
    const cases = [
      { username: 'lf', input: `${PASSWORD}\n`, password: PASSWORD },
      { username: 'crlf', input: `${PASSWORD}\r\n`, password: PASSWORD },
      { username: 'none', input: PASSWORD, password: PASSWORD },
      { username: 'two', input: `${PASSWORD}\n\n`, password: `${PASSWORD}\n` },
      { username: 'spaces', input: ` ${PASSWORD} \n`, password: ` ${PASSWORD} ` },
      { username: 'unicode', input: 'llwyncelyn-ŵŷ-🐉-pass\n', password: 'llwyncelyn-ŵŷ-🐉-pass' },
    ]
    for (const { username, input, password } of cases) {
      expect(JSON.parse((await add(username, input, '--json')).stdout)).toEqual({ username, organisation: 'Harbour Chambers' })
      expect(await signIn(username, password), username).toEqual({ kind: 'enrol' })
    }
    expect(await signIn('two', PASSWORD)).toEqual({ kind: 'wrong-credentials' })
    expect(await signIn('spaces', PASSWORD)).toEqual({ kind: 'wrong-credentials' })
  })

  test('an address without --verified is unverified: email MFA is not offered with it', async () => {
    await add('verified', PASSWORD, '--contact-email', 'v@example.org', '--verified')
    await add('unverified', PASSWORD, '--contact-email', 'u@example.org')
    const offers = []
    for (const username of ['verified', 'unverified']) {
      const { trpc } = server.browser()
      await trpc.session.signIn.mutate({ username, password: PASSWORD })
      offers.push((await trpc.enrolment.options.query()).email)
    }
    expect(offers).toEqual([
      { offered: true, address: 'v@example.org' },
      { offered: false, reason: 'no-verified-address' },
    ])
  })
})

describe('users import', () => {
  const HEADER = 'username,name,contact_email,role,email_mfa'
  const run = (file: string, ...more: readonly string[]) =>
    quickly(['users', 'import', `${place.folder}/${file}`, '--organisation', 'Harbour Chambers', ...more])
  function write(file: string, text: string): void {
    writeFileSync(`${place.folder}/${file}`, text)
  }

  test('adds people with one-time passwords in a file of their own; the same file again changes nothing', async () => {
    write('two.csv', `${HEADER}\nimp-ada,"Marsh, Ada",imp-ada@example.org,administrator,yes\nimp-ben,Ben,,,\n`)
    const dry = await run('two.csv', '--dry-run')
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringMatching(/would add 2 people.*Nothing was changed/)])
    expect(existsSync(`${place.folder}/two.passwords.csv`)).toBe(false)

    const passwords = `${place.folder}/two.passwords.csv`
    const { code, stdout, stderr } = await run('two.csv', '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({ organisation: 'Harbour Chambers', added: 2, unchanged: 0, dryRun: false, passwords })
    expect(statSync(passwords).mode & 0o777).toBe(0o600)
    const text = readFileSync(passwords, 'utf8')
    expect(text).toMatch(/^username,name,password\nimp-ada,"Marsh, Ada",[\w-]{19}\nimp-ben,Ben,[\w-]{19}\n$/)
    expect(await signIn('imp-ben', /Ben,(.*)\n$/.exec(text)?.[1] ?? '')).toEqual({ kind: 'change-password' })

    const again = await run('two.csv', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, unchanged: 2, passwords: null })
    expect(readFileSync(passwords, 'utf8')).toBe(text)
  })

  test('one that is wrong is named in one line, several in a line each, and nobody is added', async () => {
    write('bad.csv', `${HEADER}\nimp-cy,Cy,,,\nimp-di,Di,,boss,\n`)
    const one = await run('bad.csv')
    expect([one.code, one.stdout]).toEqual([1, ''])
    expect(one.stderr).toMatch(ONE_LINE)
    expect(one.stderr).toMatch(/Line 3, role: "boss" is not a role\. Write member or administrator\./)
    write('bad.csv', `${HEADER}\nimp-cy,Cy,,,\nimp-di,\u001b[31m=Di,,boss,\nada,Somebody else,,,\n`)
    const several = await run('bad.csv')
    expect(several.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Nothing was imported from .*: there are 3 problems\.$/),
      expect.stringMatching(/^Line 3, name: .*\\u\{1b\}/),
      expect.stringMatching(/^Line 3, role: /),
      expect.stringMatching(/^Line 4, name: ada is there already.*change the person instead\.$/),
    ])
    expect(await signIn('imp-cy', PASSWORD)).toEqual({ kind: 'wrong-credentials' })
    expect(existsSync(`${place.folder}/bad.passwords.csv`)).toBe(false)
  })

  test('a file that is there is never written over with passwords, and nobody is added', async () => {
    write('new.csv', `${HEADER}\nimp-eve,Eve,,,\n`)
    write('kept.csv', 'mine')
    const { code, stdout, stderr } = await run('new.csv', '--passwords', `${place.folder}/kept.csv`)
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(/kept\.csv is there already.*--passwords FILE\.\n$/)])
    expect(readFileSync(`${place.folder}/kept.csv`, 'utf8')).toBe('mine')
    expect(JSON.parse((await run('new.csv', '--dry-run', '--json')).stdout)).toMatchObject({ added: 1, unchanged: 0 })
    expect((await run('missing.csv')).stderr).toMatch(/missing\.csv can't be read \(ENOENT\)/)
  })

  test('a name that somebody of another organisation has is taken, and no more is said', async () => {
    await quickly(['organisations', 'create', 'Far Away'])
    write('far.csv', `${HEADER}\nADA,Ada,,,\n`)
    const { stderr } = await quickly(['users', 'import', `${place.folder}/far.csv`, '--organisation', 'Far Away'])
    expect(stderr).toMatch(/Line 2, username: the user name "ADA" is taken/)
    expect(stderr).not.toContain('Harbour')
  })
})

test('reset, suspend and restore work while the server runs, and say what they did', async () => {
  await add('dev', PASSWORD)
  const browser = server.browser()
  await browser.trpc.session.signIn.mutate({ username: 'dev', password: PASSWORD })
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, Date.now()) })
  await browser.trpc.session.signIn.mutate({ username: 'dev', password: PASSWORD })
  expect((await browser.trpc.session.current.query()).stage).toBe('challenge')

  const reset = await cli(['users', 'reset-mfa', ' DEV ', '--reason', 'lost phone', '--json'])
  expect(JSON.parse(reset.stdout)).toEqual({ username: 'dev', method: 'totp' })
  expect((await browser.trpc.session.current.query()).stage).toBe('anonymous')
  expect(await browser.trpc.session.signIn.mutate({ username: 'dev', password: PASSWORD })).toEqual({ kind: 'enrol' })

  const suspended = await cli(['users', 'suspend', 'dev', '--reason', 'on leave'])
  expect(suspended).toEqual({ code: 0, stdout: 'dev is suspended; every session is ended.\n', stderr: '' })
  expect((await browser.trpc.session.current.query()).stage).toBe('anonymous')
  expect(await signIn('dev', PASSWORD)).toEqual({ kind: 'wrong-credentials' })

  const restored = await cli(['users', 'restore', 'dev', '--reason', 'back', '--json'])
  expect(JSON.parse(restored.stdout)).toEqual({ username: 'dev', suspended: false })
  expect(await signIn('dev', PASSWORD)).toEqual({ kind: 'enrol' })
})

describe('a command that was not carried out says why in one line, and exits non-zero', () => {
  const person = ['--organisation', 'Harbour Chambers', '--name', 'X', '--password-stdin']
  test.each<{ args: readonly string[]; says: RegExp; input?: string }>([
    { args: ['nonsense'], says: /nonsense.*--help/i },
    { args: ['users'], says: /command.*--help/i },
    { args: ['users', 'nonsense'], says: /nonsense.*--help/i },
    { args: ['nonsense', '--help'], says: /nonsense.*--help/i },
    { args: ['users', 'nonsense', '--help'], says: /nonsense.*--help/i },
    { args: ['constructor'], says: /constructor.*--help/i },
    { args: ['users', 'toString', 'x'], says: /toString.*--help/i },
    { args: ['code'], says: /secret/i },
    { args: ['code', 'not a secret'], says: /not an MFA secret/ },
    { args: ['code', 'JBSWY3DPEHPK3PXP', '--loud'], says: /no option --loud/ },
    { args: ['code', 'JBSWY3DPEHPK3PXP', 'surplus'], says: /more words/ },
    { args: ['organisations', 'create'], says: /name/i },
    { args: ['organisations', 'create', ' '], says: /needs a name/ },
    { args: ['organisations', 'create', 'x'.repeat(201)], says: /needs a name of 1 to 200/ },
    ...['a\u0007b', 'a\u001b[31mb', 'a\nb', 'a\u0085b', 'a\u2028b', 'a\u202eb', 'a\u2066b', 'a\u200fb'].flatMap((name) => [
      { args: ['organisations', 'create', name], says: /needs a name.*direction/ },
      {
        args: ['users', 'add', 'x', '--organisation', 'Harbour Chambers', '--name', name, '--password-stdin'],
        input: PASSWORD,
        says: /A name needs.*direction/,
      },
    ]),
    ...['a\u200bb', 'a\u00adb', 'a\u202eb', 'a\ufeffb', 'a\ue000b', 'a\u0007b'].map((username) => ({
      args: ['users', 'add', username, ...person],
      input: PASSWORD,
      says: /user name.*invisible/,
    })),
    ...['no', '0', '', 'yes', 'TRUE'].map((value) => ({
      args: ['users', 'add', 'x', ...person, '--contact-email', 'x@example.org', `--verified=${value}`],
      input: PASSWORD,
      says: /^--verified is given alone/,
    })),
    { args: ['code', 'JBSWY3DPEHPK3PXP', '--json=no'], says: /^--json is given alone/ },
    { args: ['users', 'add', 'x', ...person, '--contactEmail', '--verified'], input: PASSWORD, says: /--contactEmail needs a value/ },
    { args: ['organisations', 'create', 'harbour CHAMBERS'], says: /already/ },
    { args: ['organisations', 'create', 'X', '--mfa', 'maybe'], says: /--mfa is one of/ },
    { args: ['organisations', 'create', 'X', '--email-mfa', 'some'], says: /--email-mfa is one of/ },
    { args: ['users', 'add', 'x', '--organisation', 'Harbour Chambers', '--name', 'X'], says: /--password-stdin/ },
    { args: ['users', 'add', 'x', '--name', 'X', '--password-stdin'], input: PASSWORD, says: /organisation/i },
    {
      args: ['users', 'add', 'x', '--organisation', 'Nowhere', '--name', 'X', '--password-stdin'],
      input: PASSWORD,
      says: /no organisation named "Nowhere"/,
    },
    { args: ['users', 'add', 'ADA', ...person], input: PASSWORD, says: /taken/ },
    { args: ['users', 'add', 'a b', ...person], input: PASSWORD, says: /user name/ },
    { args: ['users', 'add', 'x', ...person], input: 'short\n', says: /12 to 128 characters; this one has 5/ },
    { args: ['users', 'add', 'x', ...person], input: '', says: /this one has 0/ },
    { args: ['users', 'add', 'x', ...person], input: 'x'.repeat(129), says: /this one has 129/ },
    { args: ['users', 'add', 'x', ...person, '--contact-email', 'nobody'], input: PASSWORD, says: /not an email address/ },
    {
      args: ['users', 'add', 'x', ...person, '--contact-email', 'a@example.org, b@example.org'],
      input: PASSWORD,
      says: /not an email address/,
    },
    { args: ['users', 'add', 'x', ...person, '--contact-email', 'a..b@example.org'], input: PASSWORD, says: /not an email address/ },
    { args: ['users', 'add', 'x', ...person, '--verified'], input: PASSWORD, says: /--contact-email/ },
    ...['reset-mfa', 'suspend', 'restore'].flatMap((command) => [
      { args: ['users', command, 'ada'], says: /reason/i },
      { args: ['users', command, 'ada', '--reason'], says: /reason/i },
      { args: ['users', command, 'ada', '--reason', '--help'], says: /--reason needs a value/ },
      { args: ['users', command, 'ada', '--reason', ' '], says: /needs a reason/ },
      { args: ['users', command, 'nobody', '--reason', 'x'], says: /nobody with the user name "nobody"/ },
    ]),
    { args: ['users', 'restore', 'ada', '--reason', 'x'], says: /not suspended/ },
    { args: ['explain'], says: /reference/i },
    { args: ['explain', '7KQM'], says: /eight characters, such as 7KQM-3XDA/ },
    { args: ['explain', '7kqm 3xda'], says: /Nothing is known under 7KQM-3XDA: check it with the person/ },
    { args: ['explain', '7KQM-3XDA', '--unknown'], says: /no option --unknown/ },
  ])('enrol $args', async ({ args, says, input }) => {
    const { code, stdout, stderr } = await quickly(args, input)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(ONE_LINE)
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/undefined|TypeError|at .*\.js/)
  })

  test('a bad configuration, a database that can not be opened and one that is not there', async () => {
    const suspend = ['users', 'suspend', 'ada', '--reason', 'x']
    const answers = [
      await quickly(suspend, '', { DATABASE_URL: 'nowhere' }),
      await quickly(suspend, '', {
        DATABASE_URL: 'postgres://u:canary@127.0.0.1:1/enrol',
        ENROL_KEYS: `k:${Buffer.alloc(32).toString('base64')}`,
      }),
      await quickly(suspend, '', { DATABASE_URL: `file:${place.folder}/lost.db` }),
      await quickly(suspend, '', { DATABASE_URL: `file:${damagedCopy(place.folder)}` }),
    ]
    for (const { code, stdout, stderr } of answers) {
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(ONE_LINE)
      expect(stderr).not.toContain('canary')
    }
    expect(existsSync(`${place.folder}/lost.db`)).toBe(false)
  })

  test('where there is no database only an organisation begins one: the other commands name what is missing, and leave nothing behind', async () => {
    const elsewhere = newPlace()
    const file = join(elsewhere.folder, 'deep/missing.db')
    const env = { DATABASE_URL: `file:${file}` }
    const aboutOne = ['x', '--reason', 'x']
    const add = ['users', 'add', 'x', ...person]
    for (const args of [
      ['audit', 'verify'],
      ['audit', 'export'],
      ['explain', 'K7M2-9QRT'],
      add,
      ['users', 'import', 'people.csv', '--organisation', 'x'],
      ['users', 'reset-mfa', ...aboutOne],
      ['users', 'suspend', ...aboutOne],
      ['users', 'restore', ...aboutOne],
      ['users', 'give-role', ...aboutOne, '--role', 'member'],
    ]) {
      const { code, stdout, stderr } = await quickly(args, PASSWORD, env)
      expect([args, code, stdout]).toEqual([args, 1, ''])
      expect(stderr).toMatch(ONE_LINE)
      expect(stderr).toContain(`The database ${file} is not there, or holds nothing of Enrol's. Set DATABASE_URL`)
    }
    expect(readdirSync(elsewhere.folder)).toEqual([])

    expect(await quickly(['organisations', 'create', 'Harbour Chambers'], '', env)).toMatchObject({ code: 0 })
    expect(await quickly(add, PASSWORD, env)).toMatchObject({ code: 0 })
    expect(await quickly(['audit', 'verify'], '', env)).toMatchObject({ code: 0 })
    elsewhere.remove()
  })

  test('a database that another program has locked', async () => {
    const other = await openDatabase(place.env['DATABASE_URL'] ?? '')
    const { $client } = other.queries as unknown as { $client: { exec(statement: string): void } }
    $client.exec('begin exclusive')
    const { code, stdout, stderr } = await quickly(['organisations', 'create', 'Too Late'])
    $client.exec('rollback')
    await other.close()
    expect([code, stdout, stderr]).toEqual([1, '', 'The database is locked by another program. Try again in a moment.\n'])
  })

  test('from a process of its own as well', async () => {
    expect(await cli(['code', 'x'])).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) })
  })

  test('an argument that holds a password is not asked for: it would be seen in the list of processes', async () => {
    const { code, stderr } = await quickly(['users', 'add', 'x', ...person, '--password', PASSWORD])
    expect([code, stderr]).toEqual([1, 'There is no option --password here.\n'])
    expect((await quickly(['users', 'add', 'x', PASSWORD, ...person])).stderr).not.toContain(PASSWORD)
  })
})

test('audit verify says that the trail is whole, and what is wrong with one that was tampered with', async () => {
  const { stdout, code } = await quickly(['audit', 'verify', '--json'])
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    {
      events: expect.any(Number),
      earlier: 0,
      forgotten: 0,
      newest: expect.any(Number),
      restores: [],
      whole: true,
    },
  ])
  const other = newPlace()
  const env = other.env
  for (const name of ['One', 'Two', 'Three', 'Four']) await quickly(['organisations', 'create', name], '', env)
  const database = await openDatabase(env['DATABASE_URL'] ?? '')
  const { auditEvents } = database.tables
  await database.queries.update(auditEvents).set({ actorId: 'nobody' })
  await database.close()
  const found = await quickly(['audit', 'verify'], '', env)
  expect(found).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The audit trail is not as it was recorded: event 1 was altered .*tell security\.\n$/),
  })
  other.remove()
})

test('audit verify tells after which event a backup was put back, and how many may be missing', async () => {
  const other = newPlace()
  const env = other.env
  const file = `${other.folder}/enrol.db`
  const create = (name: string) => quickly(['organisations', 'create', name], '', env)
  for (const name of ['One', 'Two']) await create(name)
  const backup = readFileSync(file)
  for (const name of ['Three', 'Four']) await create(name)
  writeFileSync(file, backup)
  const says =
    /^The audit trail is whole, but for what a backup did not hold: 3 events, .* number 5\. .* after event 2: up to 2 events are missing\.\n$/
  expect(await quickly(['audit', 'verify'], '', env)).toMatchObject({ code: 0, stdout: expect.stringMatching(says) })
  const { stdout } = await quickly(['audit', 'verify', '--json'], '', env)
  expect(JSON.parse(stdout)).toMatchObject({ newest: 5, restores: [{ after: 2, missing: 2 }], whole: true })
  other.remove()
})

describe('audit export', () => {
  test('writes every event as a line, and says how many and where to go on', async () => {
    const { stdout, stderr, code } = await quickly(['audit', 'export'])
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sequence: number; kind: string; actor: string | null })
    expect([code, stderr]).toEqual([0, `Exported ${events.length} events; the last has the number ${events.at(-1)?.sequence}.\n`])
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map(({ sequence }) => sequence).toSorted((a, b) => a - b))
    expect(events[0]).toMatchObject({ sequence: 1, actor: 'operator' })
    const rest = await quickly(['audit', 'export', '--after', String(events.at(-1)?.sequence)])
    expect([rest.stdout, rest.code]).toEqual(['', 0])
    const gone = await quickly(['audit', 'export', '--after', '123456'])
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringMatching(/^There is no event 123456: the newest has the number \d+\..*\n$/)])
  })

  test('writes a new file that only its owner reads, and never over another', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'enrol-export-')), 'events.cef')
    const done = await quickly(['audit', 'export', '--format', 'cef', '--output', file, '--json'])
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { format: 'cef', events: expect.any(Number) }])
    expect(readFileSync(file, 'utf8')).toMatch(/^CEF:0\|Enrol\|/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = await quickly(['audit', 'export', '--output', file])
    expect([again.code, again.stderr]).toEqual([1, `${file} is there already. Name a new file, or take it away first.\n`])
    rmSync(dirname(file), { recursive: true })
  })

  test('takes an organisation and a time, and says what is wrong with them', async () => {
    const none = await quickly(['audit', 'export', '--to', '2001-01-01'])
    expect([none.code, none.stdout]).toEqual([0, ''])
    for (const [args, line] of [
      [['--from', 'yesterday'], '--from is a day or a moment in UTC, such as 2026-11-24 or 2026-11-24T10:44:00Z.\n'],
      [['--organisation', 'Nowhere'], 'There is no organisation named "Nowhere".\n'],
      [['--format', 'xml'], '--format is one of: jsonl, cef, syslog.\n'],
      [['--after', '-1'], expect.stringContaining('--after')],
      [['--json'], expect.stringContaining('--output')],
    ] as const)
      expect(await quickly(['audit', 'export', ...args])).toEqual({ code: 1, stdout: '', stderr: line })
  })
})
