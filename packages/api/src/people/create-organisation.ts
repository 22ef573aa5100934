import { Buffer } from 'node:buffer'
import type { EmailMfaPolicy, MfaPolicy, Organisation } from '@enrol/store'
import { type NotDone, notDone, type OperatorDeps, recordedByOperator } from './operator.ts'
import { isPlainText } from './plain-text.ts'

export async function createOrganisation(
  deps: OperatorDeps,
  { name, mfa, emailMfa }: { name: string; mfa: MfaPolicy; emailMfa: EmailMfaPolicy },
): Promise<{ kind: 'created'; organisation: Pick<Organisation, 'id' | 'name' | 'mfa' | 'emailMfa' | 'createdAt'> } | NotDone> {
  const { store, clock, randomBytes } = deps
  const trimmed = name.trim()
  if (!isPlainText(trimmed))
    return notDone('An organisation needs a name of 1 to 200 characters, none of which breaks lines or changes direction.')
  const organisation = { id: Buffer.from(randomBytes(16)).toString('base64url'), name: trimmed, mfa, emailMfa, createdAt: clock() }
  const created = await store.atomically(
    [store.organisations.add(organisation)],
    [recordedByOperator(deps, 'create-organisation', null, { organisation: organisation.id, name: trimmed, mfa, emailMfa })],
  )
  return created ? { kind: 'created', organisation } : notDone(`There is an organisation named "${trimmed}" already.`)
}
