import { randomBytes } from 'node:crypto'
import { newSecret } from '@enrol/otp'
import { createKeyring, openDatabase, openStore, parseKeys, sessionIdOf } from '@enrol/store'

const BATCH = 500

/** The product's own store, opened beside its server to put enrolled people there without hashing a password for each. */
export async function openPeople({ databaseUrl, keys, passwordHash }) {
  const store = await openStore(await openDatabase(databaseUrl), createKeyring(parseKeys(keys)))
  const organisation = { id: 'bench', name: 'Bench', mfa: 'enforced', emailMfa: 'nobody', createdAt: Date.now() }
  await store.atomically([store.organisations.add(organisation)])
  let made = 0

  /** People with an app, who never used a code of it. */
  async function enrolled(count, hash = passwordHash) {
    const people = Array.from({ length: count }, () => {
      made++
      return { id: `person-${made}`, username: `person-${made}`, secret: newSecret(randomBytes) }
    })
    await inBatches(store, people, (person) => writesOf(store, person, hash))
    return people
  }

  return {
    enrolled,
    /** Enrolled people whose password was right a moment ago: each with the cookie of a session that waits for the code. */
    async challenged(count) {
      const people = (await enrolled(count)).map((person) => ({ ...person, token: randomBytes(32).toString('base64url') }))
      const at = Date.now()
      await inBatches(store, people, ({ id, token }) => [
        store.sessions.open({ id: sessionIdOf(token), userId: id, stage: 'challenge', at }),
      ])
      return people.map(({ token, ...person }) => ({ ...person, cookie: `enrol=${token}` }))
    },
    close: store.close,
  }
}

async function inBatches(store, people, writes) {
  for (let from = 0; from < people.length; from += BATCH) {
    if (!(await store.atomically(people.slice(from, from + BATCH).flatMap(writes)))) throw new Error('The people could not be enrolled.')
  }
}

function writesOf(store, { id, username, secret }, passwordHash) {
  const at = Date.now()
  const contact = { contactEmail: null, contactVerified: false, emailMfaAllowed: false, suspendedAt: null }
  return [
    store.users.add({ id, organisationId: 'bench', username, name: 'Ada Marsh', passwordHash, createdAt: at, ...contact }),
    store.factors.addTotp({ id: `factor-${id}`, userId: id, secret, tag: 'ABCD', issuedAt: at, lastStep: 0, at }),
  ]
}
