import { describe, expect, test } from 'vitest'
import type { AuditEvent } from './audit-event.ts'
import type { TrailQuestion } from './audit-store.ts'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('the audit trail on $dialect', ({ store }) => {
  function event(subjectId: string, at: number, change: Partial<AuditEvent> = {}): AuditEvent {
    return {
      at,
      kind: 'submit-code',
      outcome: 'wrong',
      actorId: 'a',
      subjectId,
      organisationId: 'o',
      address: '192.0.2.1',
      reference: '7KQM-3XDA',
      detail: {},
      ...change,
    }
  }

  test('an event is read as it was recorded, whatever its detail holds', async () => {
    const detail = { method: 'totp', minutes: 15, demo: false, nothing: null, text: 'ŵ "quoted" \\ \u0000 \n 🔑' }
    await store.atomically([], [store.audit.record(event('p1', NOW, { detail }))])
    expect(await store.audit.of('p1', 10)).toEqual([event('p1', NOW, { detail })])
  })

  test('an event of nobody, from nowhere, is recorded as well', async () => {
    const bare = { actorId: null, organisationId: null, address: null, reference: null }
    await store.atomically([], [store.audit.record(event('p2', NOW, bare))])
    expect(await store.audit.of('p2', 10)).toEqual([event('p2', NOW, bare)])
  })

  test("a person's events come newest first, as they were written even when the clock was set back, and no more than asked for", async () => {
    for (const at of [NOW, NOW + 2, NOW + 1]) await store.atomically([], [store.audit.record(event('p3', at))])
    expect((await store.audit.of('p3', 10)).map(({ at }) => at)).toEqual([NOW + 1, NOW + 2, NOW])
    expect(await store.audit.of('p3', 2)).toHaveLength(2)
    expect(await store.audit.of('nobody', 2)).toEqual([])
  })

  test('an event is found by its reference, the newest when several bear it', async () => {
    for (const at of [NOW + 5, NOW]) await store.atomically([], [store.audit.record(event('p5', at, { reference: 'AAAA-2222' }))])
    const found = await store.audit.underReference('AAAA-2222')
    expect(found).toEqual({ ...event('p5', NOW, { reference: 'AAAA-2222' }), sequence: expect.any(Number) })
    expect(await store.audit.underReference('AAAA-2223')).toBeNull()
    expect(await store.audit.underReference("' or '1'='1")).toBeNull()
  })

  test('of many references those that there are are told, each once', async () => {
    for (const reference of ['BBBB-2222', 'BBBB-2222', '8BBB-2222'])
      await store.atomically([], [store.audit.record(event('p6', NOW, { reference }))])
    const many = Array.from({ length: 1_000 }, (_, i) => `none-${i}`)
    expect((await store.audit.knownOf([...many, 'BBBB-2222', '8BBB-2222'])).sort()).toEqual(['8BBB-2222', 'BBBB-2222'])
    expect(await store.audit.knownOf(many)).toEqual([])
  })

  test("a person's events before and after one of them come newest first, and none of anybody else", async () => {
    const references = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']
    for (const reference of references)
      await store.atomically([], [store.audit.record(event('p7', NOW, { reference })), store.audit.record(event('p8', NOW))])
    const middle = (await store.audit.underReference('C-3'))?.sequence ?? 0
    const told = (events: readonly AuditEvent[]) => events.map(({ reference }) => reference)
    expect(told(await store.audit.before('p7', middle, 10))).toEqual(['C-2', 'C-1'])
    expect(told(await store.audit.before('p7', middle, 1))).toEqual(['C-2'])
    expect(told(await store.audit.after('p7', middle, 10))).toEqual(['C-5', 'C-4'])
    expect(told(await store.audit.after('p7', middle, 1))).toEqual(['C-5'])
  })

  test('the newest event of a kind is of that person and that kind', async () => {
    for (const kind of ['ask-for-help', 'submit-code'])
      await store.atomically([], [store.audit.record(event('p9', NOW, { kind, reference: kind }))])
    await store.atomically([], [store.audit.record(event('p10', NOW, { kind: 'ask-for-help' }))])
    expect(await store.audit.newestOfKind('p9', 'ask-for-help')).toMatchObject({ subjectId: 'p9', reference: 'ask-for-help' })
    expect(await store.audit.newestOfKind('p9', 'sign-in')).toBeNull()
  })

  test('the newest events of some kinds and outcomes are of that person, newest first', async () => {
    for (const [kind, outcome] of [
      ['sign-in', 'signed-in'],
      ['sign-in', 'challenge'],
      ['submit-code', 'accepted'],
      ['prove', 'accepted'],
    ] as const)
      await store.atomically(
        [],
        [store.audit.record(event('p11', NOW, { kind, outcome })), store.audit.record(event('p12', NOW, { kind }))],
      )
    const question = { kinds: ['sign-in', 'submit-code'], outcomes: ['signed-in', 'accepted'], most: 5 }
    expect((await store.audit.newestOf('p11', question)).map(({ kind }) => kind)).toEqual(['submit-code', 'sign-in'])
    expect(await store.audit.newestOf('p11', { ...question, most: 1 })).toHaveLength(1)
    expect((await store.audit.withoutKinds('p11', ['prove', 'delivery'], 2)).map(({ kind }) => kind)).toEqual(['submit-code', 'sign-in'])
  })

  describe('of an organisation', () => {
    const EVERYTHING = { kind: null, from: null, to: null, before: null, most: 10 }
    const asks = async (question: Partial<TrailQuestion>) =>
      (await store.audit.ofOrganisation('o13', { ...EVERYTHING, ...question })).map(({ at }) => at - NOW)

    test('what some people did, or what was done to them, is found by their ids, and nothing of another organisation', async () => {
      const happened: readonly [string | null, string | null, string][] = [
        ['p13', 'p13', 'o13'],
        ['p14', 'p13', 'o13'],
        ['p14', null, 'o13'],
        [null, 'p14', 'o13'],
        ['p15', 'p16', 'o13'],
        ['p14', 'p17', 'o14'],
      ]
      for (const [n, [actorId, subjectId, organisationId]] of happened.entries())
        await store.atomically([], [store.audit.record(event('', NOW + n, { actorId, subjectId, organisationId }))])
      expect(await asks({ people: ['p13'] })).toEqual([1, 0])
      expect(await asks({ people: ['p14'] })).toEqual([3, 2, 1])
      expect(await asks({ people: ['p13', 'p16'] })).toEqual([4, 1, 0])
      expect(await asks({ people: ['p14'], to: NOW + 3, most: 1 })).toEqual([2])
      expect(await asks({ people: ['p17'] })).toEqual([])
      expect(await asks({ people: [] })).toEqual([])
      expect(await asks({})).toEqual([4, 3, 2, 1, 0])
    })

    test('who looks after its people is told once, also who only downloaded them, and nobody who only acted on themself', async () => {
      const happened: readonly [string | null, string | null, string, string?][] = [
        ['p19', 'p19', 'o19'],
        ['p20', 'p19', 'o19'],
        ['p20', null, 'o19'],
        ['p21', null, 'o19'],
        ['p24', 'p24', 'o19', 'export-people'],
        ['p24', 'p24', 'o19', 'export-people'],
        [null, 'p19', 'o19'],
        ['p22', 'p23', 'o20'],
        ['p25', 'p25', 'o20', 'export-people'],
      ]
      for (const [actorId, subjectId, organisationId, kind = 'submit-code'] of happened)
        await store.atomically([], [store.audit.record(event('', NOW, { actorId, subjectId, organisationId, kind }))])
      expect((await store.audit.actorsIn('o19')).sort()).toEqual(['p20', 'p21', 'p24'])
      expect(await store.audit.actorsIn('o21')).toEqual([])
    })

    test('what bears one of some references is found, and nothing of another organisation', async () => {
      const happened = [
        ['DDDD-2222', 'o13'],
        ['DDDD-2223', 'o13'],
        ['DDDD-2222', 'o14'],
        ['DDDD-2224', 'o14'],
      ] as const
      for (const [n, [reference, organisationId]] of happened.entries())
        await store.atomically([], [store.audit.record(event('p18', NOW + n, { reference, organisationId }))])
      expect(await asks({ references: ['DDDD-2222', 'DDDD-2224'] })).toEqual([0])
      expect(await asks({ references: ['DDDD-2222', 'DDDD-2223'], people: ['p18'] })).toEqual([1, 0])
      expect(await asks({ references: ['DDDD-2222'], people: ['p13'] })).toEqual([])
    })
  })

  test('an event that belongs to a write that was refused is not recorded', async () => {
    expect(await store.atomically([store.sessions.end('unknown')], [store.audit.record(event('p4', NOW))])).toBe(false)
    expect(await store.audit.of('p4', 10)).toEqual([])
  })
})
