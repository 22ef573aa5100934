import { type BigIntStats, closeSync, constants, fchownSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { StartRefused } from './database.ts'

const BYTES = 16
/** After a power cut the file's time and its content may be half a minute apart. */
const SAME_TIME_MS = 120_000

/** What lies beside a SQLite file and tells what of it was acknowledged last: the number of the newest audit event. */
export interface Mark {
  /** Of this very file: the mark of a copied folder has another one. */
  readonly identity: string
  /** The number as it was found; 0 in a new mark. */
  readonly found: number
  /** Whether another program wrote it: an older mark has been copied over it. */
  readonly overwritten: boolean
  /**
   * Lasts beyond the end of this process, however it ends. It need not outlast a power cut: the database is on the
   * disk before its mark is written, so then the mark is behind at most.
   */
  note(sequence: number): void
  close(): void
}

/** Opens the mark of the database at `path`, and makes it, readable by the database's owner alone, when it is missing. */
export function openMark(path: string): Mark {
  const fd = openMarkFile(`${path}.mark`)
  const bytes = Buffer.alloc(BYTES)
  const { ino, birthtimeNs, mtimeMs, size } = readAtRest(fd, bytes)
  if (size === 0n) giveToOwnerOf(path, fd)
  const [found, notedAt] = [Number(bytes.readBigInt64LE(0)), Number(bytes.readBigInt64LE(8))]
  const isOurs = size >= BYTES && Number.isSafeInteger(found) && Number(mtimeMs) - notedAt < SAME_TIME_MS

  return {
    identity: `${ino}.${birthtimeNs}`,
    found: isOurs ? found : 0,
    overwritten: size > 0n && !isOurs,
    note(sequence) {
      // Eight bytes each, so that no reader sees half of a number.
      bytes.writeBigInt64LE(BigInt(sequence), 0)
      bytes.writeBigInt64LE(BigInt(Date.now()), 8)
      writeSync(fd, bytes, 0, BYTES, 0)
    },
    close: () => closeSync(fd),
  }
}

function openMarkFile(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new StartRefused(
      `${path} can't be opened (${code}): it tells whether the database was restored. Let the server read and write it, and its folder.`,
    )
  }
}

/** The file's facts, and into `bytes` what it held at that very moment: a running server may be writing it. */
function readAtRest(fd: number, bytes: Buffer): BigIntStats {
  for (let before = fstatSync(fd, { bigint: true }); ; ) {
    readSync(fd, bytes, 0, BYTES, 0)
    const after = fstatSync(fd, { bigint: true })
    if (after.mtimeNs === before.mtimeNs && after.size === before.size) return after
    before = after
  }
}

/** As SQLite does with its own files: a command that was run by root must not shut the server out. */
function giveToOwnerOf(path: string, fd: number): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(path)
  fchownSync(fd, uid, gid)
}
