export type AuditFault =
  /** The event is not what was recorded, or was never recorded by this service. */
  | { readonly kind: 'altered'; readonly sequence: number }
  /** What stood between the two is gone, or one of them was put where it does not belong. */
  | { readonly kind: 'gap'; readonly after: number; readonly before: number }
  /** What came after the event is gone. */
  | { readonly kind: 'end'; readonly after: number }
  /** What is noted of the end was changed. */
  | { readonly kind: 'seal' }
  /** Events were recorded under a key that is not configured, so nothing can be said of them. */
  | { readonly kind: 'unknown-key'; readonly keyId: string }

/** The database was put back from a backup, or copied, as a start noticed and recorded. */
export interface NoticedRestore {
  /** The number of the newest event that was in it. */
  readonly after: number
  /** So many events were recorded after that one, as far as was noted beside the database, and are not in it. */
  readonly missing: number
}

export interface AuditFinding {
  /** Those of the chain. */
  readonly events: number
  /** Those from before there was a chain, of which nothing can be said. */
  readonly earlier: number
  /** How many were forgotten, as the chain itself tells. */
  readonly forgotten: number
  /** The number of the newest, to be compared with what was exported. */
  readonly newest: number
  /** Oldest first. */
  readonly restores: readonly NoticedRestore[]
  readonly faults: readonly AuditFault[]
}
