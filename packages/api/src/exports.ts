import { Busy } from './busy.ts'
import { createPlaces, createTurns } from './turns.ts'

/** How many may wait for their file; one before it takes a few seconds at most. */
const QUEUE = 4

/** Who has a file made of what is remembered: it takes much memory, so it is made for one at a time. See decision 022. */
export interface Exports {
  /**
   * Does the work as soon as there is a turn. Throws `Busy` at once when the short queue is full, and when the organisation
   * has a file made already: however many administrators it has, they keep no other one waiting.
   */
  inTurn<T>(organisationId: string, work: () => Promise<T>): Promise<T>
}

export function createExports(queue: number = QUEUE): Exports {
  const inATurn = createTurns(1)
  const inPlace = createPlaces(1 + queue, 'exports')
  const present = new Set<string>()
  return {
    inTurn: (organisationId, work) =>
      inPlace(async () => {
        if (present.has(organisationId)) throw new Busy('exports')
        present.add(organisationId)
        try {
          return await inATurn(work)
        } finally {
          present.delete(organisationId)
        }
      }),
  }
}
