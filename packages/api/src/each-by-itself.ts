/** Does all of it, one thing after the other, whatever becomes of the others; then throws everything that went wrong as one error. */
export async function eachByItself(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const work of works) {
    try {
      await work()
    } catch (error) {
      errors.push(...(error instanceof AggregateError ? error.errors : [error]))
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${works.length} went wrong.`)
}
