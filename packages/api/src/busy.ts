/** What so many others want at the moment that there is no place left in the line. */
export type BusyWith = 'passwords' | 'exports'

const SAID: Readonly<Record<BusyWith, string>> = {
  passwords: 'Many people are signing in. Try again in a few seconds.',
  exports: 'A file is made for one organisation at a time, and yours is having one made, or many others wait. Try again in a minute.',
}

/** No fault of ours: it is answered as busy, with 503, and not as broken. */
export class Busy extends Error {
  override readonly name = 'Busy'
  readonly busyWith: BusyWith

  constructor(busyWith: BusyWith) {
    super(SAID[busyWith])
    this.busyWith = busyWith
  }
}
