/** What goes on after its answer has left, and what nobody waits for. */
export interface Errands {
  /** Aborts when the service stops: whoever has more to do leaves it, and ends tidily. */
  readonly ending: AbortSignal
  /** Begins it now. What it throws is told to nobody but the log. */
  begin(errand: () => Promise<void>): void
  /** Has all of them end, also those that are begun meanwhile; answers when they have. */
  end(): Promise<void>
}

export function createErrands(onError: (error: unknown) => void): Errands {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  return {
    ending: stopping.signal,
    begin(errand) {
      const ended = errand()
        .catch(onError)
        .finally(() => underWay.delete(ended))
      underWay.add(ended)
    },
    async end() {
      stopping.abort()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
