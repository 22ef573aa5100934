import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('requests for help on $dialect', ({ store, person }) => {
  async function asked(at = NOW) {
    const user = await person()
    const request = { id: `${user.id}.0`, userId: user.id, organisationId: user.organisationId, reference: 'AAAA-BBBB', askedAt: at }
    expect(await store.atomically([store.help.open(request)])).toBe(true)
    return { user, request }
  }

  test('are open until they are closed, and closed once', async () => {
    const { user, request } = await asked()
    expect(await store.help.openOf(user.id)).toMatchObject({ ...request, resetAt: null, closedAt: null, outcome: null })
    expect(await store.atomically([store.help.close(request.id, 'declined', NOW + 1)])).toBe(true)
    expect(await store.atomically([store.help.close(request.id, 'reset', NOW + 2)])).toBe(false)
    expect(await store.help.openOf(user.id)).toBeNull()
    expect(await store.help.byId(request.id)).toMatchObject({ outcome: 'declined', closedAt: NOW + 1 })
    expect(await store.help.countOf(user.id)).toBe(1)
  })

  test('of one number are made once', async () => {
    const { request } = await asked()
    expect(await store.atomically([store.help.open({ ...request, reference: 'CCCC-DDDD' })])).toBe(false)
  })

  test('are granted once, while they are open, and are due from then on', async () => {
    const { user, request } = await asked()
    const grant = { resetAt: NOW + 1000, grantedBy: 'gwen', reason: 'lost phone' }
    expect(await store.atomically([store.help.grant(request.id, grant)])).toBe(true)
    expect(await store.atomically([store.help.grant(request.id, { ...grant, resetAt: NOW })])).toBe(false)
    const dueAt = async (at: number) => (await store.help.due(at, 50)).filter(({ userId }) => userId === user.id)
    expect(await dueAt(NOW + 999)).toEqual([])
    expect(await dueAt(NOW + 1000)).toMatchObject([{ id: request.id, reason: 'lost phone' }])
    await store.atomically([store.help.closeAllOf(user.id, 'cancelled', NOW)])
    expect(await dueAt(NOW + 1000)).toEqual([])
    const closed = await asked()
    await store.atomically([store.help.close(closed.request.id, 'declined', NOW)])
    expect(await store.atomically([store.help.grant(closed.request.id, grant)])).toBe(false)
  })

  test('wait in the order in which they were asked', async () => {
    const [late, early] = [await asked(NOW + 50), await asked(NOW + 40)]
    const waiting = (await store.help.waiting(late.user.organisationId, 50)).map(({ id }) => id)
    expect(waiting.indexOf(early.request.id)).toBeLessThan(waiting.indexOf(late.request.id))
    expect(await store.help.waiting('elsewhere', 50)).toEqual([])
    expect((await store.help.waiting(null, 50)).map(({ id }) => id)).toEqual(waiting)
  })
})
