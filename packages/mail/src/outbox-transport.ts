import type { MailTransport } from './mail-transport.ts'

/** Writes each message as an `.eml` file into `folder`, which is created when it is missing. */
export declare function createOutboxTransport(folder: string): MailTransport
