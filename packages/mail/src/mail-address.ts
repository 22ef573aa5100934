/** One mailbox. Never a list, and never read out of a longer text: a comma in it is a refusal, not a second recipient. */
export interface MailAddress {
  readonly address: string
  /** Shown before the address by mail programs. */
  readonly name?: string
}
