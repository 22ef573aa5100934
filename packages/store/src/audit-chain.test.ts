import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'
import { openAuditChain } from './open-audit-chain.ts'
import { NOW, openWorlds } from './testing/world.ts'
import { verifyAudit } from './verify-audit.ts'

const ANOTHER_KEY = { id: 'k1', bytes: new Uint8Array(32).fill(9) }

describe.each(await openWorlds())('the audit trail on $dialect', ({ store, database, keyring }) => {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables

  const record = (kind: string) =>
    store.atomically(
      [],
      [
        store.audit.record({
          at: NOW,
          kind,
          outcome: 'done',
          actorId: null,
          subjectId: 'somebody',
          organisationId: null,
          address: '192.0.2.7',
          reference: null,
          detail: { reason: 'a lost phone' },
        }),
      ],
    )
  const rows = () => queries.select().from(auditEvents).orderBy(asc(auditEvents.sequence))
  const faults = async () => (await verifyAudit(database, keyring)).faults

  /** Changes the trail behind the service's back, looks at what is found, and puts everything back. */
  async function tampered(change: () => Promise<unknown>): Promise<Awaited<ReturnType<typeof faults>>> {
    const [before, [head]] = [await rows(), await queries.select().from(auditHead)]
    if (head === undefined) throw new Error('there is no head')
    await change()
    const found = await faults()
    await queries.delete(auditEvents)
    await queries.insert(auditEvents).values(before)
    await queries.delete(auditHead)
    await queries.insert(auditHead).values(head)
    expect(await faults()).toEqual([])
    return found
  }

  test('is whole as it was recorded, each event under the next number', async () => {
    for (const kind of ['one', 'two', 'three', 'four', 'five']) await record(kind)
    const { events, faults: found } = await verifyAudit(database, keyring)
    expect(found).toEqual([])
    expect(events).toBe((await rows()).length)
    const numbers = (await rows()).map(({ sequence }) => sequence)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  })

  test.each(['kind', 'outcome', 'subjectId', 'address', 'detail', 'mac', 'previous'] as const)(
    'shows that the %s of an event was changed',
    async (column) => {
      const victim = (await rows()).at(-3)
      const value = column === 'detail' ? '{}' : 'changed'
      const found = await tampered(() =>
        queries
          .update(auditEvents)
          .set({ [column]: value })
          .where(eq(auditEvents.sequence, victim?.sequence ?? 0)),
      )
      expect(found).toContainEqual({ kind: 'altered', sequence: victim?.sequence })
    },
  )

  test('shows that the time of an event was changed, and that its detail can no longer be read', async () => {
    const victim = (await rows()).at(-2)?.sequence ?? 0
    const at = await tampered(() =>
      queries
        .update(auditEvents)
        .set({ at: NOW + 1 })
        .where(eq(auditEvents.sequence, victim)),
    )
    expect(at).toEqual([{ kind: 'altered', sequence: victim }])
    const detail = await tampered(() => queries.update(auditEvents).set({ detail: '{' }).where(eq(auditEvents.sequence, victim)))
    expect(detail).toEqual([{ kind: 'altered', sequence: victim }])
  })

  test('shows where events were taken out', async () => {
    const [before, victim, after] = (await rows()).slice(-4, -1)
    const found = await tampered(() => queries.delete(auditEvents).where(eq(auditEvents.sequence, victim?.sequence ?? 0)))
    expect(found).toEqual([{ kind: 'gap', after: before?.sequence, before: after?.sequence }])
  })

  test('shows that its beginning was taken out', async () => {
    const [first, second] = await rows()
    const found = await tampered(() => queries.delete(auditEvents).where(eq(auditEvents.sequence, first?.sequence ?? 0)))
    expect(found).toEqual([{ kind: 'gap', after: 0, before: second?.sequence }])
  })

  test('shows that two events were exchanged', async () => {
    const [a, b] = (await rows()).slice(-3, -1)
    const found = await tampered(async () => {
      const move = (from: number, to: number) => queries.update(auditEvents).set({ sequence: to }).where(eq(auditEvents.sequence, from))
      await move(a?.sequence ?? 0, -1)
      await move(b?.sequence ?? 0, a?.sequence ?? 0)
      await move(-1, b?.sequence ?? 0)
    })
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'altered', sequence: a?.sequence },
        { kind: 'altered', sequence: b?.sequence },
      ]),
    )
  })

  test('shows that an event was added by somebody without the key', async () => {
    const last = (await rows()).at(-1)
    if (last === undefined) throw new Error('there is no event')
    const forged = { ...last, sequence: last.sequence + 1, kind: 'reset-mfa', previous: last.mac }
    const found = await tampered(() => queries.insert(auditEvents).values(forged))
    expect(found).toContainEqual({ kind: 'altered', sequence: forged.sequence })
  })

  test('shows that its end was cut off, also when what is said of the end was changed with it', async () => {
    const all = await rows()
    const [kept, last] = all.slice(-3)
    const cut = () => queries.delete(auditEvents).where(sql`${auditEvents.sequence} > ${kept?.sequence ?? 0}`)
    expect(await tampered(cut)).toEqual([{ kind: 'end', sequence: all.at(-1)?.sequence, found: kept?.sequence }])
    const covered = await tampered(async () => {
      await cut()
      await queries.update(auditHead).set({ sequence: kept?.sequence ?? 0, mac: kept?.mac ?? '' })
    })
    expect(covered).toEqual([{ kind: 'end', sequence: null, found: kept?.sequence }])
    expect(last).toBeDefined()
    expect(await tampered(() => queries.delete(auditHead))).toEqual([{ kind: 'end', sequence: null, found: all.at(-1)?.sequence }])
  })

  test('can not be rebuilt with another key of the same name', async () => {
    expect((await verifyAudit(database, createKeyring([ANOTHER_KEY]))).faults.length).toBeGreaterThan(0)
  })

  test('stays whole when many events are recorded at once', async () => {
    const before = (await rows()).length
    await Promise.all(Array.from({ length: 40 }, (_, n) => record(`burst ${n}`)))
    expect(await faults()).toEqual([])
    expect(await rows()).toHaveLength(before + 40)
  })

  test('gives no number to an event whose transaction was refused', async () => {
    const [head] = await queries.select().from(auditHead)
    expect(await store.atomically([store.sessions.end('unknown'), store.audit.record({ ...EVENT, kind: 'refused' })])).toBe(false)
    expect(await queries.select().from(auditHead)).toEqual([head])
  })

  test('takes in what was recorded before there was a chain', async () => {
    await queries.delete(auditHead)
    await queries.update(auditEvents).set({ previous: '', mac: '' })
    await openAuditChain(database, keyring)
    expect(await faults()).toEqual([])
    await record('after that')
    expect(await faults()).toEqual([])
  })
})

const EVENT = { at: NOW, outcome: 'done', actorId: null, subjectId: null, organisationId: null, address: null, reference: null, detail: {} }
