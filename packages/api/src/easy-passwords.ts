import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Tells a password that many people choose, or that is easily guessed from what is known of its owner. `known`: their names, and the service's. */
export type IsEasy = (password: string, known: readonly string[]) => Promise<boolean>

/**
 * The least estimate that is enough, on zxcvbn's scale of 0 to 4: more than a hundred million guesses, which is what its
 * authors call safe behind a slow hash (Wheeler, USENIX Security 2016). It knows some 50,000 leaked passwords and the
 * words, repetitions, sequences and dates that people make them of (ASVS 6.2.4, 6.2.11, 6.2.12; NIST SP 800-63B-4 §3.1.1.2).
 */
const ENOUGH = 3
/** Guessing the rest of a long password changes nothing, and would take the server long. */
const LOOKED_AT = 64

/** Its dictionaries are some megabytes, so they are loaded when the first password is chosen. */
export function createIsEasy(): IsEasy {
  let estimator: Promise<ZxcvbnFactory> | undefined
  return async (password, known) => {
    estimator ??= loadEstimator()
    const { score } = (await estimator).check([...password].slice(0, LOOKED_AT).join(''), [...known])
    return score < ENOUGH
  }
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
