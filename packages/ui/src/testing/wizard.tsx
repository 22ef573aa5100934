import { type ReactNode, useState } from 'react'
import { PageFrame } from '../page-frame.tsx'
import { UiProvider, useUi } from '../ui-provider.tsx'
import { FakeApi } from './fake-api.ts'
import { NOW } from './fixtures.ts'
import { runningClock } from './hand-clock.ts'
import { WizardPages } from './wizard-pages.tsx'
import { WizardPanel } from './wizard-panel.tsx'

export interface WizardProps {
  /** How long each call takes. */
  readonly latencyMs: number
  readonly device: 'phone' | 'desktop'
  readonly emailOffered: boolean
}

/** The whole product, played against a server in memory, with everything the person needs beside it. */
export function Wizard({ latencyMs, device, emailOffered }: WizardProps): ReactNode {
  const ui = useUi()
  const [{ clock, advance }] = useState(() => runningClock(NOW))
  const [api] = useState(() => new FakeApi(clock, countingBytes()))
  return (
    <UiProvider {...ui} clock={clock}>
      <PageFrame>
        <WizardPages api={api} latencyMs={latencyMs} device={device} emailOffered={emailOffered} />
      </PageFrame>
      <WizardPanel api={api} onSkip={advance} />
    </UiProvider>
  )
}

/** Bytes that look random and are the same each time. */
function countingBytes(): (length: number) => Uint8Array {
  let seed = 20_261_124
  return (length) =>
    Uint8Array.from({ length }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return seed >>> 24
    })
}
