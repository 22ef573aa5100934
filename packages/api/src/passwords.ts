import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createIsEasy, type IsEasy } from './easy-passwords.ts'

/** OWASP's first recommendation for argon2id, which is this library's default algorithm: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One more than there are cores, so that none stands still until this thread comes round to the next: decision 013. */
const AT_ONCE = availableParallelism() + 1

/** How many attempts may wait for a core; one before it takes about 20 ms. */
const QUEUE = 32

/** Every core is busy with passwords and the queue is full. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy'
}

/** A null hash takes as long as any other, and is never right. */
export type Verify = (passwordHash: string | null, password: string) => Promise<boolean>

export interface Passwords {
  hash(password: string): Promise<string>
  readonly isEasy: IsEasy
  /**
   * Does the work as soon as there is a turn and nobody else is at work on the same name, and keeps both until it is done.
   * Throws `PasswordsBusy` at once when the short queue is full.
   */
  inTurn<T>(name: string, work: (verify: Verify) => Promise<T>): Promise<T>
}

/** Hashes and verifies with argon2id, `atOnce` turns at a time. */
export async function createPasswords(atOnce: number = AT_ONCE, queue: number = QUEUE): Promise<Passwords> {
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
    const right = await verify(passwordHash ?? nobodysHash, normalised(password))
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
    hash: (password) => inATurn(() => hashed(password)),
    isEasy: createIsEasy(),

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

function hashed(password: string): Promise<string> {
  return hash(normalised(password), OPTIONS)
}

/** The same characters typed on different keyboards are the same password (NIST SP 800-63B-4 §3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC')
}
