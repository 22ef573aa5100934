// What passwords take a core for. It runs in threads of its own (./passwords.ts), and is JavaScript because that is what Node starts a
// thread with, also where everything else is run from its TypeScript.
import { hashSync, verifySync } from '@node-rs/argon2'

/** OWASP's first recommendation for argon2id, which is this library's default algorithm: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * The least estimate that is enough, on zxcvbn's scale of 0 to 4: more than a hundred million guesses, which is what its
 * authors call safe behind a slow hash (Wheeler, USENIX Security 2016). It knows leaked passwords and the words,
 * repetitions, sequences and dates that people make them of (ASVS 6.2.4, 6.2.11, 6.2.12; NIST SP 800-63B-4 §3.1.1.2).
 */
const ENOUGH = 3
/** Guessing the rest of a long password changes nothing, and would take long. */
const LOOKED_AT = 64

/** @param {{ password: string }} task */
export function hash({ password }) {
  return hashSync(password, OPTIONS)
}

/** @param {{ passwordHash: string, password: string }} task */
export function verify({ passwordHash, password }) {
  return verifySync(passwordHash, password)
}

/** @type {Promise<import('@zxcvbn-ts/core').ZxcvbnFactory> | undefined} */
let estimator

/** What is left of a password without its owner's names must have so many letters and digits. */
const LEAST_BESIDE_NAMES = 6

/** @param {{ password: string, known: readonly string[] }} task */
export async function isEasy({ password, known }) {
  if (isNames(password, known)) return true
  estimator ??= loadEstimator()
  const { score } = (await estimator).check([...password].slice(0, LOOKED_AT).join(''), [...known])
  return score < ENOUGH
}

/**
 * Whether a password is little more than names that are known of its owner, however they are spaced, spelt and ordered.
 * @param {string} password
 * @param {readonly string[]} known
 */
function isNames(password, known) {
  const names = known.flatMap((name) => [plain(name), ...name.split(/[^\p{L}\p{N}]+/u).map(plain)]).filter(({ length }) => length > 2)
  const typed = plain(password)
  let rest = typed
  for (const name of names.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, '')
  return rest.length < typed.length && rest.length < LEAST_BESIDE_NAMES
}

/**
 * Letters and digits alone, without accents.
 * @param {string} text
 */
function plain(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Its dictionaries are some megabytes, so they are loaded when the first password is chosen. */
async function loadEstimator() {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({ dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs })
}
