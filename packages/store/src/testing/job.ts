import type { EmailPurpose } from '../schema/tables.ts'

/** What a test gives a server, a process of its own, to do. The first job is always to open the database. */
export type Job =
  | { readonly do: 'open'; readonly url: string; readonly keys: string | null }
  | {
      readonly do: 'submit-totp' | 'confirm-totp' | 'submit-recovery'
      readonly userId: string
      readonly codes: readonly string[]
      readonly now: number
    }
  | {
      readonly do: 'submit-email'
      readonly userId: string
      readonly purpose: EmailPurpose
      readonly codes: readonly string[]
      readonly now: number
    }
  | { readonly do: 'spend'; readonly userId: string; readonly fromStep: number }

/** What it tells the test. */
export type Message =
  /** The step's code was accepted, and the answer left. */
  | { readonly kind: 'spent'; readonly step: number }
  /** The kind of each verdict, in the order of the codes; of an opened database, the ids of its keys and a text that another key would make otherwise. */
  | { readonly kind: 'done'; readonly result: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string }
