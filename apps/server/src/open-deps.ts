import { randomBytes } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { createErrands, createFileTurns, createPace, createPasswords, type Deps, type Limits } from '@enrol/api'
import { createMailer, createOutboxTransport, type MailTransport } from '@enrol/mail'
import { EMAIL_LIMIT, MISS_LIMIT, SESSION_LIFE, type SessionLife } from '@enrol/otp'
import { makeFolder, openDatabase, openKeyring, openStore, type Restore, StartRefused, type Store, takeFoldersAway } from '@enrol/store'
import type { Env } from './env.ts'
import { openTransport } from './mail-providers.ts'
import { serialiseError } from './serialise-error.ts'

/** Made at the start, so that a folder that can't be one is noticed now and not at the first mail. The answer is what was not there. */
async function makeOutbox(folder: string): Promise<readonly string[]> {
  try {
    const made = makeFolder(folder, 0o700)
    await access(folder, constants.W_OK)
    return made
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new StartRefused(
      `Mail can't be written to ${folder} (${code}). Set MAIL_OUTBOX to a folder that this server may write to, or send mail through SMTP_URL or RESEND_API_KEY.`,
    )
  }
}

/** Opens the database that the environment names, with its keys; one that is not there is made, unless `create` is false. */
export async function openConfiguredStore(
  env: Pick<Env, 'databaseUrl' | 'keys' | 'configuredOutbox'>,
  { create = true } = {},
): Promise<Store> {
  const database = await openDatabase(env.databaseUrl, { onError: tellOfBrokenConnection, outbox: env.configuredOutbox, create })
  try {
    return await openStore(database, await openKeyring(env.keys, env.databaseUrl, database), { onRestore: tellOfRestore })
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The next query gets a new connection. */
function tellOfBrokenConnection({ message }: Error): void {
  warn({ err: { message }, msg: 'a connection to the database broke' })
}

function tellOfErrand(error: unknown): void {
  warn({ err: serialiseError(error), msg: 'what goes on after an answer failed' })
}

function tellOfRestore(reason: Restore): void {
  warn({
    reason,
    msg:
      'The database was restored from a backup, or copied to here. Every session is ended, and every code that may have been used before ' +
      'is spent: people with an app wait up to a minute for their next one. What happened after the backup is lost: check who was added, ' +
      'enrolled, reset, suspended or given another password since.',
  })
}

/** A line like the server's own, which is not there yet when the database is opened. */
function warn(line: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ level: 40, time: Date.now(), ...line })}\n`)
}

/**
 * Everything that the use cases are given, made from the environment: the clock and the randomness are the machine's.
 * A mail that is under way when `stopping` aborts is given up, so that whoever waits for it still gets an answer, and what became of it is
 * noted.
 */
export async function openDeps(env: Env, stopping: AbortSignal): Promise<Deps> {
  const transports = openTransports(env)
  const made = env.mailProviders.length === 0 ? await makeOutbox(env.outbox) : []
  const opening = Promise.all([openConfiguredStore(env), createPasswords()])
  const [store, passwords] = await opening.catch((error: unknown) => {
    takeFoldersAway(made)
    throw error
  })
  const mailer = createMailer({
    transports,
    from: { address: env.mailFrom, name: env.serviceName },
    clock: Date.now,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  })
  return {
    store,
    mailer: {
      ...mailer,
      sendCode: (mail) => mailer.sendCode(mail, stopping),
      sendNotice: (mail) => mailer.sendNotice(mail, stopping),
    },
    passwords,
    pace: createPace(),
    fileTurns: createFileTurns(),
    errands: createErrands(tellOfErrand),
    clock: Date.now,
    randomBytes,
    service: { name: env.serviceName, mailFrom: env.mailFrom, helpdesk: env.helpdesk },
    limits: limitsOf(env),
  }
}

function openTransports({ mailProviders, outbox }: Env): [MailTransport, ...MailTransport[]] {
  const [first, ...others] = mailProviders
  return first === undefined ? [createOutboxTransport(outbox)] : [openTransport(first), ...others.map(openTransport)]
}

export function limitsOf({ firstLockMs, emailResendMs, emailCodeMs, mostIdleMs, auditKeptMs }: Env): Limits {
  return {
    miss: { ...MISS_LIMIT, firstLockMs },
    email: { ...EMAIL_LIMIT, resendAfterMs: emailResendMs },
    emailCodeMs,
    session: shortened(SESSION_LIFE, mostIdleMs),
    auditKeptMs,
  }
}

function shortened({ idleMs, inAllMs }: SessionLife, mostIdleMs: number): SessionLife {
  const atMost = (ms: number): number => Math.min(ms, mostIdleMs)
  return {
    inAllMs,
    idleMs: {
      'change-password': atMost(idleMs['change-password']),
      enrolling: atMost(idleMs.enrolling),
      challenge: atMost(idleMs.challenge),
      'signed-in': atMost(idleMs['signed-in']),
    },
  }
}
