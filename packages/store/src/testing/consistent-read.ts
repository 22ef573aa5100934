/**
 * Reads what several statements answer as it was at one moment: again, until the version that guards it did not change
 * meanwhile. A refusal is not saved, so no version check would notice that it was judged on two halves of different states.
 */
export async function readConsistently<Versioned extends { readonly version: number } | null, Rest>(
  readVersion: () => Promise<Versioned>,
  readRest: (versioned: Versioned) => Promise<Rest>,
): Promise<readonly [Versioned, Rest]> {
  for (;;) {
    const before = await readVersion()
    const rest = await readRest(before)
    const after = await readVersion()
    if (after?.version === before?.version) return [before, rest]
  }
}
