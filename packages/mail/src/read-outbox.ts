import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Instant } from './time.ts'

export interface OutboxMail {
  /** The file's name. */
  readonly file: string
  /** The recipient's address alone. */
  readonly to: string
  readonly subject: string
  readonly date: Instant
  readonly text: string
}

/** The newest messages of an outbox, newest first; none when the folder does not exist. */
export async function readOutbox(folder: string, atMost = 100): Promise<readonly OutboxMail[]> {
  const mails: OutboxMail[] = []
  for (const file of await namesNewestFirst(folder)) {
    if (mails.length >= atMost) break
    const mail = await readMail(folder, file)
    if (mail !== null) mails.push(mail)
  }
  return mails
}

async function namesNewestFirst(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(absent)
  return (names ?? [])
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
}

/** Null when the file has gone in the meantime, or is no message. */
async function readMail(folder: string, file: string): Promise<OutboxMail | null> {
  const bytes = await readFile(join(folder, file)).catch(absent)
  if (bytes === null) return null
  const { to, subject, date, text } = await PostalMime.parse(bytes)
  const recipient = to?.[0]?.address
  if (recipient === undefined || date === undefined) return null
  return { file, to: recipient, subject: subject ?? '', date: Date.parse(date), text: text ?? '' }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
