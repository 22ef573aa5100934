import { Buffer } from 'node:buffer'
import { BROWSER_IMPORT_LIMIT } from '@enrol/otp'
import { z } from 'zod'
import { type ProofNeeded, proofNeeded } from '../account/fresh-proof.ts'
import { refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { asAdministrator } from '../people/acting.ts'
import { type Imported, importPeople, type OneTimePassword } from '../people/import-people.ts'
import type { ImportProblem } from '../people/import-problem.ts'
import { type ImportPlan, planImport } from '../people/plan-import.ts'
import { readPeople } from '../people/read-people.ts'

/** Base64 takes four characters for three bytes; one group more, so that a file that is too large is told so. */
const LONGEST_FILE = Math.ceil(BROWSER_IMPORT_LIMIT.bytes / 3) * 4 + 64
/** So many of those who would be added are shown. */
const SHOWN = 10

/** `file`: its bytes in base64, as they are, so that a wrong encoding is noticed. */
export const importInput = z.strictObject({ file: z.base64().max(LONGEST_FILE), verified: z.boolean() })

export type ImportPreview =
  | {
      readonly kind: 'plan'
      readonly added: number
      readonly unchanged: number
      /** The first of those who would be added. */
      readonly first: readonly { readonly username: string; readonly name: string; readonly contactEmail: string | null }[]
    }
  | { readonly kind: 'bad-rows'; readonly problems: readonly ImportProblem[]; readonly more: number }

/** What an import would do; nothing is written. */
export async function previewImport(ctx: SessionContext, input: z.output<typeof importInput>): Promise<ImportPreview> {
  const { added, unchanged, problems, more } = await planOf(ctx, input)
  if (problems.length > 0) return { kind: 'bad-rows', problems, more }
  const first = added.slice(0, SHOWN).map(({ username, name, contactEmail }) => ({ username, name, contactEmail }))
  return { kind: 'plan', added: added.length, unchanged, first }
}

export type ImportAnswer =
  | (Extract<Imported, { kind: 'imported' }> & { readonly passwords: readonly OneTimePassword[] })
  | Extract<Imported, { kind: 'bad-rows' }>
  | ProofNeeded

/** Adds everybody in the file, or nobody. The one-time passwords are told this once. */
export async function importFile(ctx: SessionContext, input: z.output<typeof importInput>): Promise<ImportAnswer> {
  const needed = await proofNeeded(ctx, 'import-people')
  if (needed) return needed
  let passwords: readonly OneTimePassword[] = []
  const { id, organisationId } = ctx.session.user
  const imported = await importPeople({ ...ctx, ...asAdministrator(ctx) }, await planOf(ctx, input), {
    verified: input.verified,
    recorded: (at, detail) => asAdministrator({ ...ctx, clock: () => at }).recorded('import-people', { id, organisationId }, detail),
    async keepPasswords(given) {
      passwords = [...given]
    },
    // One at a time: those who sign in meanwhile have the other turns.
    atOnce: 1,
  })
  // Whoever was added by another import meanwhile has its password, and not the one that was made here.
  if (imported.kind === 'imported') return { ...imported, passwords: imported.added === 0 ? [] : passwords }
  return refused(ctx, 'import-people', imported, { detail: { problems: imported.problems.length + imported.more } })
}

function planOf(ctx: SessionContext, { file }: z.output<typeof importInput>): Promise<ImportPlan> {
  return planImport(ctx, ctx.session.organisation, readPeople(Buffer.from(file, 'base64'), BROWSER_IMPORT_LIMIT))
}
