import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../refusal.ts'

/** Where the build of `apps/web` lies, beside this application. */
export const WEB_ROOT = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** Serves the browser's app: hashed assets for ever, the page itself always asked for anew. */
export async function serveWebApp(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(`${root}/index.html`)) throw new Error(`The web app is not built: ${root} has no index.html. Run: npm run build`)
  // Only these files are compressed: answers that hold secrets are not (BREACH).
  await app.register(compress, { encodings: ['br', 'gzip'] })
  await app.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && request.headers.accept?.includes('text/html') && !/^\/(trpc|assets|webhooks)\b/.test(request.url)
    if (isPage) return reply.sendFile('index.html')
    return refuse(request, reply, 404, 'There is nothing at this address.')
  })
  app.get('/', (_request, reply) => reply.sendFile('index.html'))
}
