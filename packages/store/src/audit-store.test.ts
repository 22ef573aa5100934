import { describe, expect, test } from 'vitest'
import type { AuditEvent } from './audit-store.ts'
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
    await store.atomically([store.audit.record(event('p1', NOW, { detail }))])
    expect(await store.audit.of('p1', 10)).toEqual([event('p1', NOW, { detail })])
  })

  test('an event of nobody, from nowhere, is recorded as well', async () => {
    const bare = { actorId: null, organisationId: null, address: null, reference: null }
    await store.atomically([store.audit.record(event('p2', NOW, bare))])
    expect(await store.audit.of('p2', 10)).toEqual([event('p2', NOW, bare)])
  })

  test("a person's events come newest first, as they were written even when the clock was set back, and no more than asked for", async () => {
    for (const at of [NOW, NOW + 2, NOW + 1]) await store.atomically([store.audit.record(event('p3', at))])
    expect((await store.audit.of('p3', 10)).map(({ at }) => at)).toEqual([NOW + 1, NOW + 2, NOW])
    expect(await store.audit.of('p3', 2)).toHaveLength(2)
    expect(await store.audit.of('nobody', 2)).toEqual([])
  })

  test('an event that belongs to a write that was refused is not recorded', async () => {
    expect(await store.atomically([store.sessions.end('unknown')], [store.audit.record(event('p4', NOW))])).toBe(false)
    expect(await store.audit.of('p4', 10)).toEqual([])
  })
})
