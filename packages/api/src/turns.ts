import { Busy, type BusyWith } from './busy.ts'

/** Does the work and answers what it answers; what it throws is thrown. */
export type Doing = <T>(work: () => Promise<T>) => Promise<T>

/** `atOnce` works go on at a time; the others wait, first come, first served. */
export function createTurns(atOnce: number): Doing {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** `most` may be inside, at work or waiting for their turn; whoever comes then gets `Busy` at once. */
export function createPlaces(most: number, busyWith: BusyWith): Doing {
  let taken = 0
  return async (work) => {
    if (taken >= most) throw new Busy(busyWith)
    taken++
    try {
      return await work()
    } finally {
      taken--
    }
  }
}
