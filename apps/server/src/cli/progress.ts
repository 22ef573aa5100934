interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export type Progress = (phase: string, done: number, all: number) => void

/** What takes no longer than this needs no bar. */
const QUIET_MS = 2_000
const REDRAWN_AFTER_MS = 100
const WIDTH = 30

/** How far a long piece of work has come: a bar on a terminal, elsewhere a line for every tenth. Ended, the bar is wiped. */
export function showProgress(screen: Screen, now: () => number): { tell: Progress; end(): void } {
  const begun = now()
  let drawnAt = 0
  let isDrawn = false
  let said = ''

  function wipe(): void {
    if (isDrawn) screen.write('\r\u001b[K')
    isDrawn = false
  }
  return {
    tell(phase, done, all) {
      const at = now()
      if (at - begun < QUIET_MS) return
      const part = all === 0 ? 1 : done / all
      const tenth = `${phase} ${Math.floor(part * 10) * 10} %`
      if (screen.isTTY === true) {
        if (at - drawnAt < REDRAWN_AFTER_MS && done < all) return
        drawnAt = at
        isDrawn = true
        const filled = Math.round(part * WIDTH)
        screen.write(
          `\r\u001b[K${phase} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(part * 100)} % (${done} of ${all})`,
        )
      } else if (tenth !== said) {
        said = tenth
        screen.write(`${tenth}\n`)
      }
    },
    end: wipe,
  }
}
