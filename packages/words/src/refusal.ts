/** Why something was refused, and what to do about it: both are whole sentences. */
export interface Refusal {
  /** Short enough for a link to the field. */
  readonly cause: string
  readonly next: string
}
