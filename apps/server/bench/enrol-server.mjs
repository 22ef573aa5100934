// The product as `npm run serve` makes it, and beside its procedures two of a bare tRPC router for comparison.

import { initTRPC } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { buildServer } from '../dist/build-server.js'
import { parseEnv } from '../dist/env.js'
import { openDeps } from '../dist/open-deps.js'
import { WEB_ROOT } from '../dist/plugins/web-app.js'

const { env, problems } = parseEnv(process.env)
if (problems) throw new Error(problems.join('\n'))
const deps = await openDeps(env, new AbortController().signal)
const app = await buildServer(deps, { ...env, webRoot: WEB_ROOT })

const notes = new Database('notes.db')
notes.pragma('journal_mode = WAL')
notes.pragma('synchronous = FULL')
notes.exec('create table notes (id integer primary key, code text not null)')
const note = notes.prepare('insert into notes (code) values (?)')

const t = initTRPC.create({ isDev: false })
const mutation = t.procedure.input(z.strictObject({ code: z.string() }))
const router = t.router({
  nothing: mutation.mutation(() => ({ kind: 'accepted' })),
  oneWrite: mutation.mutation(({ input }) => {
    note.run(input.code)
    return { kind: 'accepted' }
  }),
})
await app.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  scope.post('/bare/:path', async (request, reply) => {
    await fastifyRequestHandler({ req: request, res: reply, path: request.params.path, router })
    return reply
  })
})

await app.listen({ port: 0, host: '127.0.0.1' })
process.send(app.server.address().port)
