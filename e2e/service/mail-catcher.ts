import { once } from 'node:events'
import { rename, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface MailCatcher {
  readonly url: string
  stop(): Promise<void>
}

/** An SMTP server that puts every message it takes into `folder`, one file each, in the order of their coming. */
export async function startMailCatcher(folder: string): Promise<MailCatcher> {
  let count = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const name = `${String(++count).padStart(6, '0')}.eml`
      buffer(stream)
        .then((message) => writeFile(join(folder, `${name}.part`), message))
        // Moved into place, so that no reader meets half a message.
        .then(() => rename(join(folder, `${name}.part`), join(folder, name)))
        .then(
          () => done(),
          (error: Error) => done(error),
        )
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
