import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { StartRefused } from '@enrol/store'
import type { Service } from '@enrol/words'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { escapeHtml } from '../escape-html.ts'
import { refuse } from '../refusal.ts'

/** Where the build of `apps/web` lies, beside this application. */
export const WEB_ROOT = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** What the page knows of the service before it has asked for anything. */
export type PageFacts = Service & { readonly publicUrl: string }

/** Serves the browser's app: hashed assets for ever, the page itself always asked for anew. */
export async function serveWebApp(app: FastifyInstance, root: string, facts: PageFacts): Promise<void> {
  if (!existsSync(`${root}/index.html`)) throw new StartRefused(`The web app is not built: ${root} has no index.html. Run: npm run build`)
  // Only these files are compressed: answers that hold secrets are not (BREACH).
  await app.register(compress, { encodings: ['br', 'gzip'] })
  await app.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    allowedPath: (path) => path !== '/index.html',
    setHeaders: (response, path) => {
      response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  // Read each time: a new release may replace the files under a running server, and the page must name those that are there.
  async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
    const page = pageWithFacts(await readFile(`${root}/index.html`, 'utf8'), facts)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }
  app.get('/', (_request, reply) => sendPage(reply))
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' && request.headers.accept?.includes('text/html') && !/^\/(trpc|assets|webhooks)(?![\w-])/.test(request.url)
    return isPage ? sendPage(reply) : refuse(request, reply, 404, 'There is nothing at this address.')
  })
}

/** As a meta element: the content security policy allows no inline script. */
function pageWithFacts(page: string, facts: PageFacts): string {
  const meta = `<meta name="enrol-service" content="${escapeHtml(JSON.stringify(facts))}">`
  return page.replace('</head>', () => `${meta}</head>`).replace('<title></title>', () => `<title>${escapeHtml(facts.name)}</title>`)
}
