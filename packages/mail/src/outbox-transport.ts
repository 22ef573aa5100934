import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { errorCode } from './error-code.ts'
import type { DeliveryReceipt, MailTransport, OutgoingMail } from './mail-transport.ts'
import { nodemailerMessage } from './nodemailer-message.ts'
import { refusal } from './refusal.ts'

/** Writes each message as an `.eml` file into `folder`, which is created when it is missing. Codes are in them: only the owner may read. */
export function createOutboxTransport(folder: string): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    name: 'outbox',
    async send(message, signal) {
      const refused = refusal(message)
      if (refused !== null) return { kind: 'refused', detail: refused }
      try {
        const { message: bytes } = await composer.sendMail(nodemailerMessage(message))
        if (!Buffer.isBuffer(bytes)) return { kind: 'refused', detail: 'outbox nothing composed' }
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeWhole(folder, outboxFileName(message), bytes, signal)
        return { kind: 'accepted', messageId: message.messageId }
      } catch (error) {
        return judgeFileError(error)
      }
    },
    close: () => {},
  }
}

/** By time, then by key: names sort as messages were sent, and a repeated try replaces its own file. */
function outboxFileName({ date, idempotencyKey }: OutgoingMail): string {
  const time = new Date(date).toISOString().replace(/[:.]/g, '-')
  return `${time}-${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 12)}.eml`
}

/** Written and flushed beside its place, then moved there, so that no reader meets half a message. */
async function writeWhole(folder: string, name: string, bytes: Buffer, signal: AbortSignal): Promise<void> {
  const unfinished = join(folder, `${name}.${randomUUID()}.part`)
  try {
    await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true, signal })
    await rename(unfinished, join(folder, name))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** A full disk or a missing right may be mended; the system's code says which, the path stays out of the log. */
function judgeFileError(error: unknown): DeliveryReceipt {
  const { code } = Object(error) as Record<string, unknown>
  return { kind: 'try-later', detail: `outbox ${errorCode(code) ?? 'failed'}`, retryAfterMs: null }
}
