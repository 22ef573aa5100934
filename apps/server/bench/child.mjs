import { fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Starts one of these programs in a process of its own. Its log goes to a file, as an operator's would; `ready` is its first message. */
export async function startChild(name, { folder, label = name, args = [], env = {} }) {
  const logFile = join(folder, `${label}.log`)
  const log = openSync(logFile, 'a')
  const child = fork(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', log, log, 'ipc'],
  })
  const ask = async () => {
    const stopping = new AbortController()
    const ended = once(child, 'exit', stopping).then(([code]) => {
      throw new Error(`${label} ended with ${code}:\n${readFileSync(logFile, 'utf8').slice(-2000)}`)
    })
    try {
      const [message] = await Promise.race([once(child, 'message', stopping), ended])
      return message
    } finally {
      stopping.abort()
      ended.catch(() => undefined)
    }
  }
  return {
    ready: await ask(),
    /** Sends a message and waits for the answer. */
    async ask(message) {
      child.send(message)
      return ask()
    },
    stop: () => child.kill(),
  }
}
