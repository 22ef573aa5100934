import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { normalisedPassword } from '@enrol/otp'
import { Piscina } from 'piscina'
import { createPlaces, createTurns } from './turns.ts'

/** One thread for each core, so that no more than one password is worked on at a time on each. */
const THREADS = availableParallelism()
/** The next one lies ready at each thread, so that no core stands still until this thread comes round to it: decision 013. */
const AT_EACH_THREAD = 2
const AT_ONCE = THREADS * AT_EACH_THREAD

/** How many passwords may wait to be hashed or judged, beside the attempts; one import has one at a time. */
const ASIDE = 8

/** How many attempts may wait for a core; one before it takes about 20 ms. */
const QUEUE = 32

/** A null hash takes as long as any other, and is never right. */
export type Verify = (passwordHash: string | null, password: string) => Promise<boolean>

export interface Passwords {
  /** Throws `Busy` when many others are waiting to be. */
  hash(password: string): Promise<string>
  /** Whether many people choose it, or it is easily guessed from what is `known` of its owner: their names, and the service's. */
  isEasy(password: string, known: readonly string[]): Promise<boolean>
  /**
   * Does the work as soon as there is a turn and nobody else is at work on the same name, and keeps both until it is done.
   * Throws `Busy` at once when the short queue is full.
   */
  inTurn<T>(name: string, work: (verify: Verify) => Promise<T>): Promise<T>
}

/** Hashes and verifies with argon2id, in threads that end with the process; `atOnce` turns at a time. */
export async function createPasswords(atOnce: number = AT_ONCE, queue: number = QUEUE): Promise<Passwords> {
  const threads = new Piscina({
    filename: fileURLToPath(new URL('./password-work.mjs', import.meta.url)),
    minThreads: 1,
    maxThreads: THREADS,
    idleTimeout: Number.POSITIVE_INFINITY,
    concurrentTasksPerWorker: AT_EACH_THREAD,
  })
  const hashed = (password: string): Promise<string> => threads.run({ password: normalisedPassword(password) }, { name: 'hash' })
  const nobodysHash = await hashed('nobody has this password')
  const inATurn = createTurns(atOnce)
  const attempts = createPlaces(atOnce + queue, 'passwords')
  /** What is no sign-in waits in no long queue before them: beyond a few it is refused at once. */
  const besides = createPlaces(atOnce + ASIDE, 'passwords')
  const aside: typeof inATurn = (work) => besides(() => inATurn(work))

  const verifyNow: Verify = async (passwordHash, password) => {
    const task = { passwordHash: passwordHash ?? nobodysHash, password: normalisedPassword(password) }
    const right: boolean = await threads.run(task, { name: 'verify' })
    return right && passwordHash !== null
  }

  const lastOf = new Map<string, Promise<void>>()
  async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = lastOf.get(name)
    const done = (async () => {
      await before
      return await work()
    })()
    const ended = done.then(
      () => undefined,
      () => undefined,
    )
    lastOf.set(name, ended)
    try {
      return await done
    } finally {
      if (lastOf.get(name) === ended) lastOf.delete(name)
    }
  }

  return {
    hash: (password) => aside(() => hashed(password)),
    isEasy: (password, known) => aside(() => threads.run({ password: normalisedPassword(password), known }, { name: 'isEasy' })),
    inTurn: (name, work) => attempts(() => oneAtATime(name, () => inATurn(() => work(verifyNow)))),
  }
}
