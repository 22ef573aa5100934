import { Busy } from './busy.ts'
import { createPlaces, createTurns } from './turns.ts'

/** How many may wait for their file; one before it takes some seconds. */
const QUEUE = 4

/**
 * Who has a file made of what is remembered, which takes much memory, or one read of people who are added, which takes the places of
 * those who choose a password: both for one at a time. See decision 022.
 */
export interface FileTurns {
  /**
   * Does the work as soon as there is a turn. Throws `Busy` at once when the short queue is full, and when the organisation
   * has one made or read already: however many administrators it has, they keep no other one waiting.
   */
  inTurn<T>(organisationId: string, work: () => Promise<T>): Promise<T>
}

export function createFileTurns(queue: number = QUEUE): FileTurns {
  const inATurn = createTurns(1)
  const inPlace = createPlaces(1 + queue, 'files')
  const present = new Set<string>()
  return {
    inTurn: (organisationId, work) =>
      inPlace(async () => {
        if (present.has(organisationId)) throw new Busy('files')
        present.add(organisationId)
        try {
          return await inATurn(work)
        } finally {
          present.delete(organisationId)
        }
      }),
  }
}
