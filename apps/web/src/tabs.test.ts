import { expect, test, vi } from 'vitest'
import { createTabs, type TabMessage } from './tabs.ts'

class Refused {
  constructor() {
    throw new DOMException('not allowed', 'SecurityError')
  }
}

test.each([
  ['has no channel between its tabs', undefined],
  ['refuses one with the cookies', Refused],
])('in a browser that %s, a tab tells nobody, hears nothing, and goes on', (_browser, channel) => {
  vi.stubGlobal('BroadcastChannel', channel)
  const tabs = createTabs()
  vi.unstubAllGlobals()
  const stopListening = tabs.listen(() => expect.unreachable())
  tabs.tell({ kind: 'session-changed' })
  stopListening()
})

test('what one tab tells, the others hear until they stop listening, and itself it does not hear', async () => {
  const [one, other] = [createTabs(), createTabs()]
  const heard: TabMessage[] = []
  one.listen(() => expect.unreachable())
  const stopListening = other.listen((message) => void heard.push(message))
  one.tell({ kind: 'session-changed' })
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'session-changed' }]))
  stopListening()
  const stillListening = vi.fn()
  other.listen(stillListening)
  one.tell({ kind: 'session-changed' })
  await vi.waitFor(() => expect(stillListening).toHaveBeenCalledOnce())
  expect(heard).toHaveLength(1)
})
