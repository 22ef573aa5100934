import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { hostname } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { EXPORT_FORMATS, exportAudit } from '@enrol/api'
import type { AuditFault, NoticedRestore, Store } from '@enrol/store'
import { type Command, CommandFailed, command, oneOf, withStore } from './command.ts'

const verify = command('verify', 'Tell whether every event is there as it was recorded', {}, async () => {
  const { faults, ...finding } = await withStore(async ({ store }) => ({
    kind: 'verified',
    ...(await store.audit.verify()),
  }))
  if (faults.length > 0)
    throw new CommandFailed(
      `The audit trail is not as it was recorded: ${faults.map(faultWords).join('; ')}. Keep the database as it is, and tell security.`,
    )
  const { events, earlier, forgotten, newest, restores } = finding
  const isLacking = restores.some(({ missing }) => missing > 0)
  const before = earlier === 0 ? '' : ` Nothing can be said of ${earlier} more, which are from before events were chained.`
  const gone = forgotten === 0 ? '' : ` ${forgotten} older ones were forgotten, as AUDIT_KEEP_DAYS asks.`
  return {
    json: { events, earlier, forgotten, newest, restores, whole: true },
    says: `The audit trail is whole${isLacking ? ', but for what a backup did not hold' : ''}: ${events} events, each as it was recorded, the newest with the number ${newest}.${before}${gone}${restoreWords(restores)}`,
  }
})

/** No fault, but nothing to pass over: somebody who took events away may have made it look like this. */
function restoreWords(restores: readonly NoticedRestore[]): string {
  const lost = restores.filter(({ missing }) => missing > 0)
  const others = restores.filter(({ missing }) => missing === 0)
  const last = others.at(-1)
  const unknown =
    last === undefined
      ? ''
      : ` The database was put back from a backup, or copied to another place, ${others.length === 1 ? '' : `${others.length} times, last `}after event ${last.after}: nobody can tell whether events are missing.`
  return (
    lost.map(({ after, missing }) => ` The database was put back from a backup after event ${after}: ${mostMissing(missing)}.`).join('') +
    unknown
  )
}

function mostMissing(events: number): string {
  return events === 1 ? 'one event may be missing' : `up to ${events} events are missing`
}

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'altered':
      return `event ${fault.sequence} was altered or did not come from this service`
    case 'gap':
      return `something is missing between the events ${fault.after} and ${fault.before}`
    case 'end':
      return `its end is missing, from after event ${fault.after}`
    case 'seal':
      return 'what is noted of its end was changed'
    case 'unknown-key':
      return `events were recorded under the key "${fault.keyId}", which is not configured (add it to ENROL_KEYS, behind the first)`
  }
}

const exportArgs = {
  format: {
    type: 'string',
    default: 'jsonl',
    description: 'jsonl (JSON Lines), cef (Common Event Format) or syslog (RFC 5424)',
    valueHint: 'FORMAT',
  },
  output: { type: 'string', description: 'Write to this new file; without it events go to standard output', valueHint: 'FILE' },
  organisation: { type: 'string', description: 'Only what happened in one organisation', valueHint: 'NAME' },
  from: { type: 'string', description: 'From this day or moment on (ISO 8601, UTC)', valueHint: 'TIME' },
  to: { type: 'string', description: 'Up to, but without, this day or moment', valueHint: 'TIME' },
  after: { type: 'string', description: 'Only what came after the event of this number', valueHint: 'NUMBER' },
} as const

const exportCommand = command(
  'export',
  'Write events out, oldest first, a line each, for a collection of events elsewhere',
  exportArgs,
  async (args) => {
    const format = oneOf('--format', args.format, EXPORT_FORMATS)
    const [from, to] = [instantIn('--from', args.from), instantIn('--to', args.to)]
    if (!/^\d{1,15}$/.test(args.after ?? '0'))
      throw new CommandFailed('--after is the number of an event, as the export before ended with.')
    if (args.output === undefined && args['json'] === true)
      throw new CommandFailed('--json says what was done, and there would be no telling it from the events: give --output as well.')
    const { events, last } = await withStore(async ({ store }) => {
      await refuseBeyond(Number(args.after ?? 0), store)
      const organisationId = args.organisation === undefined ? null : await idOfOrganisation(store, args.organisation)
      const question = { format, organisationId, from, to, after: Number(args.after ?? 0), host: hostname() }
      return { kind: 'exported', ...(await writeOut(exportAudit(store, question), question.after, args.output)) }
    })
    const says = `Exported ${events} events; the last has the number ${last}.`
    if (args.output === undefined) process.stderr.write(`${says}\n`)
    return { json: { events, last, format }, says: args.output === undefined ? null : says }
  },
)

/** An event that was exported and is above the newest one now was taken away, or the database is an older one. */
async function refuseBeyond(after: number, { audit }: Store): Promise<void> {
  const newest = await audit.newestNumber()
  if (after > newest)
    throw new CommandFailed(
      `There is no event ${after}: the newest has the number ${newest}. If nobody put the database back from a backup, tell security; if somebody did, go on with --after ${newest}.`,
    )
}

async function idOfOrganisation({ organisations }: Store, name: string): Promise<string> {
  const organisation = await organisations.byName(name)
  if (organisation === null) throw new CommandFailed(`There is no organisation named "${name}".`)
  return organisation.id
}

function instantIn(option: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new CommandFailed(`${option} is a day or a moment in UTC, such as 2026-11-24 or 2026-11-24T10:44:00Z.`)
  return at
}

async function writeOut(
  lines: AsyncGenerator<string, number>,
  after: number,
  file: string | undefined,
): Promise<{ readonly events: number; readonly last: number }> {
  let events = 0
  let last = after
  async function* counted(): AsyncGenerator<string> {
    for (;;) {
      const next = await lines.next()
      if (next.done) {
        last = next.value
        return
      }
      events++
      yield `${next.value}\n`
    }
  }
  // As slowly as whoever reads it.
  if (file === undefined) for await (const line of counted()) if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  if (file !== undefined) await pipeline(counted, createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch(refuseOldFile(file))
  return { events, last }
}

function refuseOldFile(file: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'EEXIST') throw new CommandFailed(`${file} is there already. Name a new file, or take it away first.`)
    throw error
  }
}

export const auditCommand: Command = {
  meta: { name: 'audit', description: 'The audit trail' },
  subCommands: { verify, export: exportCommand },
}
