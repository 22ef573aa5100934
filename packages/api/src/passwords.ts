import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { normalisedPassword } from '@enrol/otp'
import { Piscina } from 'piscina'

/** One thread for each core, so that no more than one password is worked on at a time on each. */
const THREADS = availableParallelism()
/** The next one lies ready at each thread, so that no core stands still until this thread comes round to it: decision 013. */
const AT_EACH_THREAD = 2
const AT_ONCE = THREADS * AT_EACH_THREAD

/** How many passwords may wait to be hashed or judged, beside the attempts; one import has one at a time. */
const ASIDE = 8

/** How many attempts may wait for a core; one before it takes about 20 ms. */
const QUEUE = 32

/** Every core is busy with passwords and the queue is full. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy'
}

/** A null hash takes as long as any other, and is never right. */
export type Verify = (passwordHash: string | null, password: string) => Promise<boolean>

export interface Passwords {
  /** Throws `PasswordsBusy` when many others are waiting to be. */
  hash(password: string): Promise<string>
  /** Whether many people choose it, or it is easily guessed from what is `known` of its owner: their names, and the service's. */
  isEasy(password: string, known: readonly string[]): Promise<boolean>
  /**
   * Does the work as soon as there is a turn and nobody else is at work on the same name, and keeps both until it is done.
   * Throws `PasswordsBusy` at once when the short queue is full.
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
  const waiting: (() => void)[] = []
  let running = 0
  let present = 0

  async function inATurn<T>(work: () => Promise<T>): Promise<T> {
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

  /** What is no sign-in waits in no long queue before them: beyond a few it is refused at once. */
  let besides = 0
  async function aside<T>(work: () => Promise<T>): Promise<T> {
    if (besides >= atOnce + ASIDE) throw new PasswordsBusy()
    besides++
    try {
      return await inATurn(work)
    } finally {
      besides--
    }
  }

  return {
    hash: (password) => aside(() => hashed(password)),
    isEasy: (password, known) => aside(() => threads.run({ password: normalisedPassword(password), known }, { name: 'isEasy' })),

    async inTurn(name, work) {
      if (present >= atOnce + queue) throw new PasswordsBusy()
      present++
      try {
        return await oneAtATime(name, () => inATurn(() => work(verifyNow)))
      } finally {
        present--
      }
    },
  }
}
