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
export declare function readOutbox(folder: string, atMost?: number): Promise<readonly OutboxMail[]>
