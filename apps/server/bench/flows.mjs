import { codeOfStep, stepAt } from '@enrol/otp'
import { openConnection } from './connection.mjs'

/** Opens the connections of one kind of request; each is a worker for `drive`. */
export async function openWorkers(count, port, origin, flow) {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(port, origin)))
  return {
    workers: connections.map((connection) => (task) => flow(connection, task)),
    close: () => connections.map(({ close }) => close()),
  }
}

/** A complete sign-in: the password, then the code. */
export async function signIn(connection, { username, password, ...person }) {
  const first = await connection.post('/trpc/session.signIn', { username, password })
  expectKind(first, 'challenge')
  await submit(connection, { ...person, cookie: first.cookie })
}

export async function submit(connection, { cookie, ...person }) {
  expectKind(await connection.post('/trpc/challenge.submit', { code: codeNow(person) }, cookie), 'accepted')
}

/** By chance a wrong code may be that of an earlier step, which costs the server the same. */
export async function submitWrong(connection, { code, cookie }) {
  expectKind(await connection.post('/trpc/challenge.submit', { code }, cookie), 'wrong', 'too-old')
}

export async function bareNothing(connection, { code }) {
  expectKind(await connection.post('/bare/nothing', { code }), 'accepted')
}

export async function bareOneWrite(connection, { code }) {
  expectKind(await connection.post('/bare/oneWrite', { code }), 'accepted')
}

/** A complete sign-in at better-auth. */
export async function betterAuthSignIn(connection, { email, password, ...person }) {
  const first = await connection.post('/api/auth/sign-in/email', { email, password })
  if (!first.body.twoFactorRedirect) throw new Error(`better-auth answered the password ${first.status} ${JSON.stringify(first.body)}`)
  const second = await connection.post('/api/auth/two-factor/verify-totp', { code: codeNow(person) }, first.cookie)
  if (!second.body.token) throw new Error(`better-auth answered the code ${second.status} ${JSON.stringify(second.body)}`)
}

function expectKind({ status, body }, ...kinds) {
  if (!kinds.includes(body.result?.data.kind)) throw new Error(`${status} ${JSON.stringify(body)}; expected ${kinds.join(' or ')}`)
}

/** Adds the code that each person's app shows now, so that computing it is not measured. */
export function withCodes(people) {
  const step = stepAt(Date.now())
  return people.map((person) => ({ ...person, step, code: codeOfStep(person.secret, step) }))
}

function codeNow({ secret, step, code }) {
  const now = stepAt(Date.now())
  return now === step ? code : codeOfStep(secret, now)
}

/** Three guesses for each person, which is below the limit of misses; none is the code of a step around now. */
export function withWrongCodes(people) {
  const now = stepAt(Date.now())
  return people.flatMap((person) => {
    const right = [-1, 0, 1, 2].map((ahead) => codeOfStep(person.secret, now + ahead))
    const wrong = ['000000', '111111', '222222', '333333', '444444', '555555', '666666'].filter((code) => !right.includes(code))
    return wrong.slice(0, 3).map((code) => ({ ...person, code }))
  })
}
