// better-auth with its twoFactor plugin on Fastify and better-sqlite3, as durable as the product (WAL, synchronous=FULL).
// Its rate limits are off. Passwords are hashed in its own way (scrypt), or as the product does when told `argon2id`.
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { twoFactor } from 'better-auth/plugins/two-factor'
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [hashing, origin, password, people] = process.argv.slice(2)
const argon2id = {
  hash: (text) => hash(text, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  verify: ({ hash: passwordHash, password: text }) => verify(passwordHash, text),
}

const database = new Database(`better-auth-${hashing}.db`)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
const auth = betterAuth({
  baseURL: origin,
  secret: randomBytes(32).toString('base64'),
  database,
  emailAndPassword: { enabled: true, ...(hashing === 'argon2id' ? { password: argon2id } : {}) },
  plugins: [twoFactor({ skipVerificationOnEnable: true })],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
})
await (await getMigrations(auth.options)).runMigrations()

const app = Fastify({ logger: true })
app.route({
  method: ['GET', 'POST'],
  url: '/api/auth/*',
  async handler(request, reply) {
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const init = { method: request.method, headers, ...(request.body ? { body: JSON.stringify(request.body) } : {}) }
    const response = await auth.handler(new Request(new URL(request.url, origin), init))
    reply.status(response.status)
    response.headers.forEach((value, name) => {
      reply.header(name, value)
    })
    return reply.send(await response.text())
  },
})
await app.listen({ port: 0, host: '127.0.0.1' })

/** The base32 secrets of people who were signed up and enrolled through its own interface. */
async function enrolPeople() {
  const secrets = []
  for (let n = 0; n < Number(people); n++) {
    const body = { email: `person-${n}@example.org`, name: `Person ${n}`, password }
    const { headers } = await auth.api.signUpEmail({ body, returnHeaders: true })
    const cookie = headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ')
    const { totpURI } = await auth.api.enableTwoFactor({ body: { password }, headers: new Headers({ cookie, origin }) })
    secrets.push(new URL(totpURI).searchParams.get('secret'))
  }
  return secrets
}
process.send({ port: app.server.address().port, secrets: await enrolPeople() })
