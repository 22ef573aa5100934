/** Thrown inside a transaction to roll it back when a guard returned no row. */
export class GuardRefused extends Error {
  override readonly name = 'GuardRefused'
}

/** True when the transaction was committed, false when a guard refused; any other failure stays one. */
export async function unlessRefused(transaction: () => Promise<void>): Promise<boolean> {
  try {
    await transaction()
    return true
  } catch (error) {
    if (error instanceof GuardRefused) return false
    throw error
  }
}
