import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Job, Message } from './job.ts'

export interface RunningServer {
  /** Gives it a job, and answers with the result. */
  ask(job: Job): Promise<readonly string[]>
  /** Gives it a job, and pulls the plug (kill -9) after so many steps were told; answers with every step that was. */
  killAfter(steps: number, job: Job): Promise<number[]>
  stop(): Promise<void>
}

/** Starts a server in a process of its own, and answers when it listens. */
export async function startServer(): Promise<RunningServer> {
  const child = fork(join(inject('processes'), 'server.js'), { execArgv: [] })
  const gone = once(child, 'exit')
  await once(child, 'spawn')

  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        const hear = (message: Message) => {
          if (message.kind === 'spent') return
          child.off('message', hear)
          if (message.kind === 'done') resolve(message.result)
          else reject(new Error(message.reason))
        }
        child.on('message', hear)
        gone.then(() => reject(new Error('the server is gone')))
        child.send(job)
      }),

    killAfter: async (steps, job) => {
      const spent: number[] = []
      // When the channel is closed as well, the last message has come in.
      const closed = once(child, 'close')
      child.on('message', (message: Message) => {
        if (message.kind === 'spent') spent.push(message.step)
        if (message.kind === 'failed' || spent.length >= steps) child.kill('SIGKILL')
      })
      child.send(job)
      await closed
      return spent
    },

    stop: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** So many servers that are about to do the same thing at the same time. */
export function startServers(count: number): Promise<RunningServer[]> {
  return Promise.all(Array.from({ length: count }, startServer))
}
