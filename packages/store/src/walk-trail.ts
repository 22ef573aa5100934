import type { AuditChain, AuditHead } from './audit-chain.ts'
import { type EventRow, RESTORE_NOTICED, type StoredEvent } from './audit-event.ts'
import type { AuditFault, AuditFinding, NoticedRestore } from './audit-finding.ts'
import { RETENTION } from './forget-audit.ts'
import { keyIdOf } from './keyring.ts'

interface Gap {
  readonly after: number
  readonly before: number
  /** The digest of what should stand there; null: it does, but numbers are left out. */
  readonly missing: string | null
}

/**
 * Looks at one event after the other, in the order of their numbers, as it was when `head` was read. The numbers follow on one
 * another as the digests do: only behind a restore that was noticed are some left out.
 */
export function walkTrail(
  chain: AuditChain,
  keyIds: readonly string[],
  { began, sequence: newestAtFirst }: Pick<AuditHead, 'began' | 'sequence'>,
) {
  const altered: number[] = []
  const gaps: Gap[] = []
  const unknownKeys = new Set<string>()
  const restores: { sequence: number; previous: string; after: number | null }[] = []
  /** The number of the last one that was forgotten, by its digest. */
  const forgottenEnds = new Map<unknown, number>()
  let [events, earlier, forgotten, forgottenAtFirst, forgottenThrough] = [0, 0, 0, 0, 0]
  let first: number | null = null
  let last = { sequence: began - 1, mac: '' }

  function look(row: EventRow): void {
    const { sequence, previous, mac } = row
    first ??= sequence
    if (sequence < began && mac === '') {
      earlier++
      return
    }
    events++
    const event = chain.read(row)
    if (event !== null) lookAtPlace(event, previous)
    else if (isUnderUnknownKey(mac)) unknownKeys.add(keyIdOf(mac))
    else altered.push(sequence)
    last = { sequence, mac }
  }

  function isUnderUnknownKey(mac: string): boolean {
    return typeof mac === 'string' && /^[A-Za-z0-9-]{1,32}\./.test(mac) && !keyIds.includes(keyIdOf(mac))
  }

  function lookAtPlace({ sequence, kind, detail }: StoredEvent, previous: string): void {
    const follows = previous === last.mac
    const isRestore = kind === RESTORE_NOTICED
    if (!follows || (sequence !== last.sequence + 1 && !isRestore))
      gaps.push({ after: last.sequence, before: sequence, missing: follows ? null : previous })
    if (isRestore) restores.push({ sequence, previous, after: follows ? last.sequence : null })
    if (kind !== RETENTION) return
    const through = Number(detail['through'])
    forgottenEnds.set(detail['mac'], through)
    forgotten += Number(detail['events'])
    forgottenThrough = Math.max(forgottenThrough, through)
    if (sequence <= newestAtFirst) forgottenAtFirst = Math.max(forgottenAtFirst, through)
  }

  function restoresOf(): NoticedRestore[] {
    return restores.flatMap(({ sequence, previous, after: known }) => {
      const after = known ?? forgottenEnds.get(previous)
      return after === undefined ? [] : [{ after, missing: sequence - after - 1 }]
    })
  }

  /** An event of the chain tells that it was forgotten what stood there, or, while this walk was going on, what stood around it. */
  function isForgotten({ before, missing }: Gap): boolean {
    return forgottenEnds.has(missing) || before <= forgottenThrough
  }

  return {
    look,
    /** The newest of the chain, so far. */
    last: () => last,
    finding(): Omit<AuditFinding, 'newest'> {
      // What had been forgotten before the walk began, or pretends to be from then, was put there.
      if (first !== null && first <= forgottenAtFirst) altered.unshift(first)
      const faults: AuditFault[] = [
        ...altered.map((sequence) => ({ kind: 'altered', sequence }) as const),
        ...gaps.filter((gap) => !isForgotten(gap)).map(({ after, before }) => ({ kind: 'gap', after, before }) as const),
        ...[...unknownKeys].map((keyId) => ({ kind: 'unknown-key', keyId }) as const),
      ]
      return { events, earlier, forgotten, restores: restoresOf(), faults }
    },
  }
}
