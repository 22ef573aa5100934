/** What the log is told of an error. */
export type LoggedError = {
  readonly type: string
  readonly code: string | null
  readonly message: string
  /** The places in the program alone. */
  readonly stack: string
  readonly cause: LoggedError | null
}

/**
 * Name, code, first line and places: a database's error also carries the values of its query (what strangers typed,
 * hashes, digests), in fields of its own and in the further lines of its message, and these are left out (CWE-532).
 */
export function serialiseError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, code: null, message: 'not an error', stack: '', cause: null }
  const { name, message, stack = '', cause } = error
  const { code } = error as NodeJS.ErrnoException
  return {
    type: name,
    code: typeof code === 'string' ? code : null,
    message: message.split('\n')[0] ?? '',
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: cause instanceof Error ? serialiseError(cause) : null,
  }
}
