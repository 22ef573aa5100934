import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAuditChain } from './audit-chain.ts'
import { createAuditStore } from './audit-store.ts'
import { StartRefused } from './database.ts'
import { createKeyring } from './keyring.ts'
import { openAuditChain } from './open-audit-chain.ts'
import { openDatabase } from './open-database.ts'
import { openStore } from './open-store.ts'
import { TEST_KEY } from './testing/keys.ts'
import { newDatabase } from './testing/new-database.ts'
import { NOW, openWorlds } from './testing/world.ts'
import { verifyAudit } from './verify-audit.ts'
import { walkTrail } from './walk-trail.ts'

describe.each(await openWorlds())('the audit trail on $dialect', ({ dialect, url, store, database, keyring, person }) => {
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
      const value = { detail: '{}', mac: `${TEST_KEY.id}.changed` }[column as string] ?? 'changed'
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

  test('shows that its end was cut off, also when what is noted of the end was changed with it', async () => {
    const kept = (await rows()).at(-3)
    const cut = () => queries.delete(auditEvents).where(sql`${auditEvents.sequence} > ${kept?.sequence ?? 0}`)
    expect(await tampered(cut)).toEqual([{ kind: 'end', after: kept?.sequence }])
    const covered = await tampered(async () => {
      await cut()
      await queries.update(auditHead).set({ sequence: kept?.sequence ?? 0, mac: kept?.mac ?? '' })
    })
    expect(covered).toEqual([{ kind: 'seal' }])
    expect(await tampered(() => queries.delete(auditHead))).toEqual([{ kind: 'seal' }])
  })

  test('shows that all of it was taken out', async () => {
    const found = await tampered(async () => {
      await queries.delete(auditEvents)
      await queries.update(auditHead).set({ sequence: 0, mac: '' })
    })
    expect(found).toEqual([{ kind: 'seal' }])
  })

  test('is not healed by what is recorded after its end was cut off', async () => {
    const kept = (await rows()).at(-3)
    const found = await tampered(async () => {
      await queries.delete(auditEvents).where(sql`${auditEvents.sequence} > ${kept?.sequence ?? 0}`)
      await queries.update(auditHead).set({ sequence: kept?.sequence ?? 0, mac: kept?.mac ?? '' })
      await record('after the cut')
      await record('and another')
    })
    expect(found).toEqual([{ kind: 'seal' }])
    const uncovered = await tampered(async () => {
      await queries.delete(auditEvents).where(sql`${auditEvents.sequence} > ${kept?.sequence ?? 0}`)
      await record('after the cut')
    })
    expect(uncovered).toContainEqual(expect.objectContaining({ kind: 'gap', after: kept?.sequence }))
  })

  test('is not begun anew by a start, which would vouch for what was changed', async () => {
    const ruses = [
      () => queries.delete(auditHead),
      () => queries.update(auditHead).set({ seal: '' }),
      () => queries.update(auditHead).set({ seal: '', mac: '', began: 1_000 }),
    ]
    for (const ruse of ruses) {
      const found = await tampered(async () => {
        await ruse()
        await expect(openStore(database, keyring)).rejects.toThrow(StartRefused)
        await expect(openStore(database, keyring)).rejects.toThrow(/audit trail was tampered with.*restore a backup/)
      })
      expect(found).toContainEqual({ kind: 'seal' })
    }
  })

  test('is not begun anew after all of it was taken out, whatever is put into its head', async () => {
    const sequence = (await rows()).at(-1)?.sequence ?? 0
    const heads = [{}, { sequence: 0 }, { sequence: 0, began: 1 }, { began: sequence + 1 }]
    for (const head of heads) {
      const found = await tampered(async () => {
        await queries.delete(auditEvents)
        await queries.update(auditHead).set({ mac: '', seal: '', ...head })
        const next = await openDatabase(url)
        onTestFinished(next.close)
        await expect(openStore(next, keyring)).rejects.toThrow(/audit trail was tampered with.*no longer sealed/)
      })
      expect(found).toContainEqual({ kind: 'seal' })
    }
  })

  test('has one head', async () => {
    const found = await tampered(async () => {
      const [head] = await queries.select().from(auditHead)
      await queries.insert(auditHead).values({ ...head, id: 2 } as typeof auditHead.$inferInsert)
      await expect(openStore(database, keyring)).rejects.toThrow(/tampered with.*more than once/)
    })
    expect(found).toEqual([{ kind: 'seal' }])
  })

  test('shows that its end was cut off and the head of before put back, also when it goes on', async () => {
    const [then] = await queries.select().from(auditHead)
    if (then === undefined) throw new Error('there is no head')
    const { sequence, mac, seal } = then
    await record('after')
    await record('and after that')
    const replay = async () => {
      await queries.delete(auditEvents).where(sql`${auditEvents.sequence} > ${sequence}`)
      await queries.update(auditHead).set({ mac, seal })
    }
    expect(await tampered(replay)).toEqual([{ kind: 'end', after: sequence }])
    const gone = await tampered(async () => {
      await replay()
      await record('as if nothing had happened')
    })
    expect(gone).toEqual([{ kind: 'gap', after: sequence, before: sequence + 3 }])
    expect(await tampered(() => queries.update(auditHead).set({ sequence, mac, seal }))).toEqual([{ kind: 'seal' }])
  })

  test('shows an event that was put where no event ever is', async () => {
    const real = (await rows()).at(-1)
    if (real === undefined) throw new Error('there is no event')
    const places = [-5, 0, 2 ** 60]
    const bare = { previous: '', mac: '' }
    for (const change of [bare, {}]) {
      const found = await tampered(() => queries.insert(auditEvents).values(places.map((sequence) => ({ ...real, ...change, sequence }))))
      expect(found.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
        places.map((sequence) => ({ kind: 'altered', sequence })).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
      )
    }
  })

  test('records nothing while its head is sealed under a key that is not there, rather than look tampered with for good', async () => {
    const NEXT_KEY = { id: 'next', bytes: new Uint8Array(32).fill(9) }
    const elsewhere = createAuditStore(database, createKeyring([NEXT_KEY]))
    await expect(store.atomically([], [elsewhere.record({ ...EVENT, kind: 'unsealed' })])).rejects.toThrow('a key that is not configured')
    expect(await faults()).toEqual([])
  })

  test('has its seal under the first key from the next start on', async () => {
    const NEXT_KEY = { id: 'next', bytes: new Uint8Array(32).fill(9) }
    await openAuditChain(database, createKeyring([NEXT_KEY, TEST_KEY]))
    expect((await queries.select().from(auditHead))[0]?.seal).toMatch(/^next\./)
    expect((await verifyAudit(database, createKeyring([NEXT_KEY, TEST_KEY]))).faults).toEqual([])
    await openAuditChain(database, createKeyring([TEST_KEY, NEXT_KEY]))
    expect(await faults()).toEqual([])
  })

  test('does not let anything be done that it can not tell of', async () => {
    const { id } = await person()
    await tampered(async () => {
      await queries.delete(auditHead)
      await expect(
        store.atomically([store.users.suspend(id, NOW)], [store.audit.record({ ...EVENT, kind: 'suspend-user' })]),
      ).rejects.toThrow('no head')
    })
    expect(await store.users.byId(id)).toMatchObject({ user: { suspendedAt: null } })
  })

  test('can not be rebuilt with another key of the same name', async () => {
    const { faults } = await verifyAudit(database, createKeyring([{ ...TEST_KEY, bytes: new Uint8Array(32).fill(9) }]))
    expect(faults).toContainEqual({ kind: 'seal' })
    expect(faults).toContainEqual({ kind: 'altered', sequence: (await rows()).at(0)?.sequence })
  })

  test('names the key that events were recorded under when it is not configured, and knows them again with it', async () => {
    const NEXT_KEY = { id: 'next', bytes: new Uint8Array(32).fill(9) }
    expect(await verifyAudit(database, createKeyring([NEXT_KEY]))).toMatchObject({
      faults: [{ kind: 'unknown-key', keyId: TEST_KEY.id }, { kind: 'seal' }],
    })
    expect(await verifyAudit(database, createKeyring([NEXT_KEY, TEST_KEY]))).toMatchObject({ faults: [] })
  })

  test('stays whole when many events are recorded at once', async () => {
    const before = (await rows()).length
    await Promise.all(Array.from({ length: 40 }, (_, n) => record(`burst ${n}`)))
    expect(await faults()).toEqual([])
    expect(await rows()).toHaveLength(before + 40)
  })

  test('is walked to its end, over more events than are read at once', async () => {
    const before = (await rows()).length
    await store.atomically(
      [],
      Array.from({ length: 1_100 }, (_, n) => store.audit.record({ ...EVENT, kind: `of many ${n}` })),
    )
    expect(await verifyAudit(database, keyring)).toMatchObject({ events: before + 1_100, faults: [] })
  })

  test('gives no number to an event whose transaction was refused', async () => {
    const [head] = await queries.select().from(auditHead)
    expect(await store.atomically([store.sessions.end('unknown'), store.audit.record({ ...EVENT, kind: 'refused' })])).toBe(false)
    expect(await queries.select().from(auditHead)).toEqual([head])
  })

  test('begins after what was recorded before there was a chain, and says of how much that is', async () => {
    const fresh = await newDatabase(dialect)
    onTestFinished(fresh.remove)
    const older = await openDatabase(fresh.url)
    onTestFinished(older.close)
    // As the migration finds a database of before.
    const earlier = [1, 2, 3].map((sequence) => ({ ...EVENT, kind: 'earlier', detail: '{}', sequence }))
    await older.queries.insert(older.tables.auditEvents).values(earlier)
    await older.queries.update(older.tables.auditHead).set({ sequence: 3, began: 4 })
    const { audit, atomically } = await openStore(older, keyring)
    await atomically([], [audit.record({ ...EVENT, kind: 'later' })])
    const { events, ...finding } = await audit.verify()
    expect(finding).toEqual({ earlier: 3, forgotten: 0, newest: 4, restores: [], faults: [] })
    expect((await audit.verify()).events).toBe(events)
    await older.queries.update(older.tables.auditEvents).set({ mac: '' })
    expect((await audit.verify()).faults).toContainEqual({ kind: 'altered', sequence: 4 })
  })

  test('shows an event that pretends to be from before there was a chain', async () => {
    const [real] = await rows()
    if (real === undefined) throw new Error('there is no event')
    const bare = { ...real, previous: '', mac: '' }
    const found = await tampered(async () => {
      await queries.delete(auditEvents).where(eq(auditEvents.sequence, real.sequence))
      await queries.insert(auditEvents).values(bare)
    })
    expect(found).toContainEqual({ kind: 'altered', sequence: real.sequence })
  })
})

describe.each(await openWorlds())('what is no longer kept on $dialect', ({ store, database, keyring }) => {
  const { queries, tables } = database
  const { auditEvents } = tables
  const DAY = 86_400_000
  const recordAt = (at: number) => store.atomically([], [store.audit.record({ ...EVENT, kind: 'something', at })])
  const finding = () => verifyAudit(database, keyring)
  const numbers = async () => (await queries.select({ sequence: auditEvents.sequence }).from(auditEvents)).map(({ sequence }) => sequence)

  test('is forgotten from the beginning alone, and the rest is still whole', async () => {
    for (const at of [1, 2, 9, 3, 10]) await recordAt(NOW + at * DAY)
    expect(await store.audit.forgetBefore(NOW + DAY, NOW + 20 * DAY)).toBe(0)
    // The fourth is as old as the second and third, by a clock that was set back: it stands behind one that is kept.
    expect(await store.audit.forgetBefore(NOW + 4 * DAY, NOW + 20 * DAY)).toBe(2)
    expect((await numbers()).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6])
    expect(await finding()).toEqual({ events: 4, earlier: 0, forgotten: 2, newest: 6, restores: [], faults: [] })
    expect(await store.audit.forgetBefore(NOW + 4 * DAY, NOW + 20 * DAY)).toBe(0)
  })

  test('is forgotten again and again, and by several at once, and the rest is still whole', async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.audit.forgetBefore(NOW + 11 * DAY, NOW + 21 * DAY)))
    await recordAt(NOW + 22 * DAY)
    const { faults, events } = await finding()
    expect(faults).toEqual([])
    expect(events).toBe((await numbers()).length)
    expect(await numbers()).not.toContain(5)
  })

  test('is told from what somebody took out: a beginning that no event accounts for is a gap', async () => {
    const [first = 0] = (await numbers()).toSorted((a, b) => a - b)
    await recordAt(NOW + 23 * DAY)
    await queries.delete(auditEvents).where(eq(auditEvents.sequence, first))
    const { faults } = await finding()
    expect(faults).toContainEqual({ kind: 'gap', after: 0, before: first + 1 })
  })
})

describe.each(await openWorlds())('what somebody would have forgotten on $dialect', ({ store, database, keyring }) => {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables
  const DAY = 86_400_000
  const record = (at: number) => store.atomically([], [store.audit.record({ ...EVENT, kind: 'something', at })])
  const rows = () => queries.select().from(auditEvents).orderBy(asc(auditEvents.sequence))

  test('by setting its time back stays, and is shown', async () => {
    for (const day of [5, 6, 7, 8]) await record(NOW + day * DAY)
    await queries.update(auditEvents).set({ at: NOW }).where(eq(auditEvents.sequence, 2))
    await queries.delete(auditEvents).where(eq(auditEvents.sequence, 1))
    expect(await store.audit.forgetBefore(NOW + DAY, NOW + 9 * DAY)).toBe(0)
    expect((await verifyAudit(database, keyring)).faults).toContainEqual({ kind: 'altered', sequence: 2 })
    await queries
      .update(auditEvents)
      .set({ at: NOW + 6 * DAY })
      .where(eq(auditEvents.sequence, 2))
  })

  test('and is put back is shown', async () => {
    const [second] = await rows()
    if (second === undefined) throw new Error('there is no event')
    expect(await store.audit.forgetBefore(NOW + 7 * DAY, NOW + 9 * DAY)).toBe(1)
    expect((await verifyAudit(database, keyring)).faults).toEqual([])
    await queries.insert(auditEvents).values(second)
    expect((await verifyAudit(database, keyring)).faults).toContainEqual({ kind: 'altered', sequence: 2 })
    await queries.delete(auditEvents).where(eq(auditEvents.sequence, 2))
  })

  test('while the trail is being looked at is no gap', async () => {
    const chain = createAuditChain(database, keyring)
    const [head] = await queries.select().from(auditHead)
    if (head === undefined) throw new Error('there is no head')
    for (const day of [10, 11, 12]) await record(NOW + day * DAY)
    const walk = walkTrail(chain, keyring.ids, head)
    const [oldest] = await rows()
    if (oldest === undefined) throw new Error('there is no event')
    walk.look(oldest)
    expect(await store.audit.forgetBefore(NOW + 11 * DAY, NOW + 20 * DAY)).toBeGreaterThan(1)
    for (const row of await rows()) walk.look(row)
    expect(walk.finding().faults).toEqual([])
  })
})

const EVENT = { at: NOW, outcome: 'done', actorId: null, subjectId: null, organisationId: null, address: null, reference: null, detail: {} }
