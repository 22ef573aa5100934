/** What so many others want at the moment that there is no place left in the line. */
export type BusyWith = 'passwords' | 'files'

interface Said {
  readonly message: string
  /** When another try is worth it. */
  readonly retryAfterS: number
}

const SAID: Readonly<Record<BusyWith, Said>> = {
  passwords: { message: 'Many people are signing in. Try again in a few seconds.', retryAfterS: 2 },
  files: {
    message:
      'A file is made or read for one organisation at a time, and yours is having one made or read, or many others wait. Try again in a minute.',
    retryAfterS: 60,
  },
}

/** No fault of ours: it is answered as busy, with 503, and not as broken. */
export class Busy extends Error {
  override readonly name = 'Busy'
  readonly busyWith: BusyWith
  readonly retryAfterS: number

  constructor(busyWith: BusyWith) {
    const { message, retryAfterS } = SAID[busyWith]
    super(message)
    this.busyWith = busyWith
    this.retryAfterS = retryAfterS
  }
}
