import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`

function problemsOf(source: Record<string, string>): readonly string[] {
  const parsed = parseEnv(source)
  return parsed.kind === 'bad-env' ? parsed.problems : []
}

function envOf(source: Record<string, string>) {
  const parsed = parseEnv(source)
  if (parsed.kind === 'bad-env') throw new Error(parsed.problems.join('\n'))
  return parsed.env
}

test('with nothing set it serves on this machine alone, on SQLite, with an outbox', () => {
  expect(envOf({})).toMatchObject({
    production: false,
    demo: false,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    databaseUrl: 'file:./data/enrol.db',
    keys: null,
    mailProviders: [],
    outbox: expect.stringMatching(/\/data\/outbox$/),
    configuredOutbox: null,
    mailFrom: 'noreply@system.cjsm.net',
    serviceName: 'CJSM',
    helpdesk: { email: 'cjsm.helpdesk@egress.com', phone: '0207 604 5598' },
    trustProxy: [],
    logLevel: 'info',
    emailCodeMs: 15 * 60_000,
    emailResendMs: 60_000,
    firstLockMs: 30_000,
    mostIdleMs: 30 * 60_000,
  })
})

test('an empty variable counts as absent, and the demo has a database of its own', () => {
  expect(envOf({ PORT: '', PUBLIC_URL: '', ENROL_KEYS: '' })).toMatchObject({ port: 3000, keys: null })
  expect(envOf({ ENROL_DEMO: '1', PORT: '4000' })).toMatchObject({
    demo: true,
    databaseUrl: 'file:./data/demo/enrol.db',
    publicUrl: 'http://localhost:4000',
  })
})

test('the public address is its origin, however it was written', () => {
  for (const url of ['https://mfa.example.org/', 'HTTPS://MFA.example.org:443', 'https://mfa.example.org'])
    expect(envOf({ PUBLIC_URL: url }).publicUrl).toBe('https://mfa.example.org')
})

test('an outbox that is named is a sign of an earlier database, the one that is not named is none', () => {
  expect(envOf({ MAIL_OUTBOX: '/var/mail/enrol' })).toMatchObject({ outbox: '/var/mail/enrol', configuredOutbox: '/var/mail/enrol' })
})

/** What is no part of an origin would be dropped without a word, or, with a password, be shown on the page. */
const UNCLEAR = ['/path', '/?query', '?', '/#hash', '#']
  .map((rest) => `https://mfa.example.org${rest}`)
  .concat('https://user:word@mfa.example.org')

const BAD: Readonly<Record<string, readonly string[]>> = {
  // A slip of the pen must not start a server without production's guards (CWE-1188).
  NODE_ENV: ['prod', 'Production', 'production ', 'staging'],
  ENROL_DEMO: ['yes', '2', 'true'],
  PORT: ['http', '-1', '65536', '3000.5', '3e3', ' '],
  PUBLIC_URL: ['mfa.example.org', 'ftp://mfa.example.org', '/', 'javascript:alert(1)', ...UNCLEAR],
  DATABASE_URL: ['enrol.db', 'file:', 'mysql://localhost/enrol'],
  ENROL_KEYS: ['secret', 'k1:short', `k1:${'A'.repeat(44)}!`, `${KEY},${KEY}`, ','],
  RESEND_API_KEY: ['two words', 're_\nx'],
  RESEND_BASE_URL: ['resend.com', 'file:///etc'],
  RESEND_WEBHOOK_SECRET: ['secret', 'whsec_'],
  SMTP_URL: [
    ...['localhost:25', 'http://localhost', 'smtp://', 'smtp://localhost?pool=true', 'smtp://localhost?requireTLS=maybe'],
    ...['smtp://one,http://two', 'smtp://one two', 'smtp://one,two', 'smtp://one,', 'smtp://one,smtp://two,smtp://three'],
  ],
  MAIL_FIRST: ['outbox', 'Resend', 'resend,smtp', 'resend', 'smtp'],
  MAIL_FROM: ['noreply', 'CJSM <noreply@example.org>', 'a@b,c@d', 'a@b_c', 'a b@example.org'],
  HELPDESK_EMAIL: ['helpdesk', 'Help <help@example.org>', 'a@b,c@d', 'javascript:alert(1)', 'a b@example.org'],
  SERVICE_NAME: ['CJSM: secure', 'A, B', 'A "B"', 'x'.repeat(61), 'a\nb', 'a<b'],
  TRUST_PROXY: ['yes', '10.0.0', '10.0.0.1,', '10.0.0.0/33', '10.0.0.0/0', '*', '10.0.0.0/8/8'],
  LOG_LEVEL: ['loud', 'INFO', 'trace'],
  EMAIL_CODE_MINUTES: ['16', '0', 'ten', '-1', '15.01'],
  EMAIL_RESEND_SECONDS: ['0', '3601', 'soon'],
  FIRST_LOCK_SECONDS: ['0', '3601', 'soon'],
  AUDIT_KEEP_DAYS: ['0', '89', 'never'],
  IDLE_MINUTES: ['0', '31', 'never'],
}

describe('a bad value is named with its mend', () => {
  test.each(Object.entries(BAD).flatMap(([name, values]) => values.map((value) => ({ name, value }))))(
    '$name=$value',
    ({ name, value }) => {
      const problems = problemsOf({ [name]: value })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(new RegExp(`^${name}: .{10,}\\.$`, 's'))
    },
  )

  test('all at once, each in a line of its own', () => {
    const problems = problemsOf(Object.fromEntries(Object.entries(BAD).map(([name, [value = '']]) => [name, value])))
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(Object.keys(BAD).sort())
    for (const problem of problems) expect(problem).not.toContain('\n')
  })

  test('without repeating what may be secret', () => {
    const problems = problemsOf({
      ENROL_KEYS: 'k1:canary',
      SMTP_URL: 'smtp://user:canary@',
      RESEND_API_KEY: 'canary canary',
      DATABASE_URL: 'pg://u:canary@h',
    })
    expect(problems).toHaveLength(4)
    const [second = ''] = problemsOf({ SMTP_URL: 'smtp://user:canary@one, smtp://user:canary@' })
    expect(second).toMatch(/^SMTP_URL: /)
    expect([...problems, second].join()).not.toContain('canary')
  })

  test('every variable that is read is tried here, or can hold anything', () => {
    const read = [...readFileSync(new URL('env.ts', import.meta.url), 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
    const anything = ['HOST', 'MAIL_OUTBOX', 'HELPDESK_PHONE']
    expect(read.sort()).toEqual([...Object.keys(BAD), ...anything].sort())
  })
})

describe('mail providers', () => {
  const RESEND = { RESEND_API_KEY: 're_x', RESEND_BASE_URL: 'http://localhost:9' }
  const resend = { kind: 'resend', apiKey: 're_x', baseUrl: 'http://localhost:9' }
  const smtp = { kind: 'smtp', name: 'smtp', url: 'smtp://one' }
  const [one, two] = [
    { ...smtp, name: 'smtp-1' },
    { ...smtp, name: 'smtp-2', url: 'smtps://u:p,w@two:465' },
  ]

  test.each([
    ['Resend', RESEND, [resend]],
    ['SMTP', { SMTP_URL: 'smtp://one' }, [smtp]],
    ['both, Resend first', { ...RESEND, SMTP_URL: 'smtp://one' }, [resend, smtp]],
    ['both, Resend first as asked', { ...RESEND, SMTP_URL: 'smtp://one', MAIL_FIRST: 'resend' }, [resend, smtp]],
    ['both, SMTP first', { ...RESEND, SMTP_URL: ' smtp://one ', MAIL_FIRST: 'smtp' }, [smtp, resend]],
    ['two SMTP servers, comma separated, a comma in a password', { SMTP_URL: 'smtp://one,smtps://u:p,w@two:465' }, [one, two]],
    ['two SMTP servers, space separated', { SMTP_URL: 'smtp://one\n  smtps://u:p,w@two:465 ' }, [one, two]],
    ['two SMTP servers, comma and space', { SMTP_URL: 'smtp://one, smtps://u:p,w@two:465', MAIL_FIRST: 'smtp' }, [one, two]],
  ])('%s', (_, given, providers) => {
    expect(envOf(given).mailProviders).toEqual(providers)
  })

  test('more than two are refused, with the mend', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://a smtp://b smtp://c' })).toEqual([
      'SMTP_URL: mail goes through 2 servers at most, and this names 3; leave out the others.',
    ])
    expect(problemsOf({ ...RESEND, SMTP_URL: 'smtp://a, smtp://b' })).toEqual([expect.stringMatching(/^SMTP_URL: .* Leave one .* out/)])
  })

  test('the first can only be one that is there', () => {
    expect(problemsOf({ ...RESEND, MAIL_FIRST: 'smtp' })).toEqual([
      expect.stringMatching(/^MAIL_FIRST: .* Set that, or leave MAIL_FIRST out\.$/),
    ])
    expect(problemsOf({ SMTP_URL: 'smtp://one', MAIL_FIRST: 'resend' })).toEqual([expect.stringMatching(/^MAIL_FIRST: .*RESEND_API_KEY/)])
  })
})

test('a port that the system chooses needs an address that people type', () => {
  for (const PORT of ['0', '00']) expect(problemsOf({ PORT })).toEqual([expect.stringMatching(/^PUBLIC_URL: required with PORT=0/)])
  expect(envOf({ PORT: '0', PUBLIC_URL: 'http://localhost:4000' })).toMatchObject({ port: 0, publicUrl: 'http://localhost:4000' })
})

test('PostgreSQL needs keys', () => {
  expect(problemsOf({ DATABASE_URL: 'postgres://localhost/enrol' })).toEqual([
    expect.stringMatching(/^ENROL_KEYS: required with PostgreSQL/),
  ])
  expect(problemsOf({ DATABASE_URL: 'postgresql://localhost/enrol', ENROL_KEYS: KEY })).toEqual([])
})

describe('production', () => {
  const GOOD = { NODE_ENV: 'production', ENROL_KEYS: KEY, PUBLIC_URL: 'https://mfa.example.org', SMTP_URL: 'smtps://u:p@mail.example.org' }

  test('starts with keys, an https address and a way to send mail', () => {
    expect(envOf(GOOD).production).toBe(true)
    const { SMTP_URL: _, ...others } = GOOD
    expect(envOf({ ...others, RESEND_API_KEY: 're_x' }).mailProviders).toEqual([{ kind: 'resend', apiKey: 're_x' }])
  })

  test('refuses each of them missing, and says all of it at once, together with what can not be read', () => {
    expect(problemsOf({ NODE_ENV: 'production', PORT: 'x' }).map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'ENROL_KEYS',
      'PUBLIC_URL',
      'RESEND_API_KEY or SMTP_URL',
    ])
  })

  test('what is sent to Resend is not sent in the clear, but on this machine it may be (ASVS 12.2.1)', () => {
    for (const RESEND_BASE_URL of ['https://api.resend.com', 'http://localhost:4010', 'http://127.0.0.1:4010', 'http://[::1]:4010'])
      expect(problemsOf({ ...GOOD, RESEND_API_KEY: 're_x', RESEND_BASE_URL })).toEqual([])
  })

  test.each([
    ['PUBLIC_URL', 'http://mfa.example.org'],
    ['ENROL_DEMO', '1'],
    ['FIRST_LOCK_SECONDS', '29'],
    ['EMAIL_RESEND_SECONDS', '59'],
    ['RESEND_BASE_URL', 'http://api.resend.com'],
    ['RESEND_BASE_URL', 'http://127.0.0.1.example.org'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...GOOD, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
  })
})
