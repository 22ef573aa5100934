import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { normalisedPassword } from '@enrol/otp'
import { Piscina } from 'piscina'
import { createPlaces, createTurns, type Doing } from './turns.ts'

/** One thread for each core, so that no more than one password is worked on at a time on each. */
const THREADS = availableParallelism()
/** The next one lies ready at each thread, so that no core stands still until this thread comes round to it: decision 013. */
const AT_EACH_THREAD = 2
const AT_ONCE = THREADS * AT_EACH_THREAD

/** How many passwords may wait to be hashed or judged, beside the attempts; one import has one at a time. */
const ASIDE = 8

/** How many names may wait for a core; one before it takes about 20 ms. */
const QUEUE = 32

/** A null hash takes as long as any other, and is never right. */
export type Verify = (passwordHash: string | null, password: string) => Promise<boolean>

export interface Passwords {
  /** Throws `Busy` when many others are waiting to be. */
  hash(password: string): Promise<string>
  /** Whether many people choose it, or it is easily guessed from what is `known` of its owner: their names, and the service's. */
  isEasy(password: string, known: readonly string[]): Promise<boolean>
  /**
   * Does the work as soon as nobody else is at work on the same name and there is a turn, and keeps both until it is done.
   * Throws `Busy` when the short queue is full by then, and at once when as many are at the same name: however many they are, they
   * take one place from everybody else.
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
  const places = atOnce + queue
  const attempts = createPlaces(places, 'passwords')
  /** What is no sign-in waits in no long queue before them: beyond a few it is refused at once. */
  const besides = createPlaces(atOnce + ASIDE, 'passwords')
  const aside: typeof inATurn = (work) => besides(() => inATurn(work))

  const verifyNow: Verify = async (passwordHash, password) => {
    const task = { passwordHash: passwordHash ?? nobodysHash, password: normalisedPassword(password) }
    const right: boolean = await threads.run(task, { name: 'verify' })
    return right && passwordHash !== null
  }

  interface Line {
    readonly inPlace: Doing
    readonly inATurn: Doing
    present: number
  }
  const lineOf = new Map<string, Line>()
  const newLine = (): Line => ({ inPlace: createPlaces(places, 'passwords'), inATurn: createTurns(1), present: 0 })
  async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = lineOf.get(name) ?? newLine()
    lineOf.set(name, line)
    line.present++
    try {
      return await line.inPlace(() => line.inATurn(work))
    } finally {
      if (--line.present === 0) lineOf.delete(name)
    }
  }

  return {
    hash: (password) => aside(() => hashed(password)),
    isEasy: (password, known) => aside(() => threads.run({ password: normalisedPassword(password), known }, { name: 'isEasy' })),
    inTurn: (name, work) => oneAtATime(name, () => attempts(() => inATurn(() => work(verifyNow)))),
  }
}
