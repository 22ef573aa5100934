/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number

/** Tells the time; made once, when the server starts. */
export type Clock = () => Instant

/** Settles after `ms` milliseconds, or sooner (either way) when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>
