import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { normalize } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { StartRefused } from '@enrol/store'
import type { Service } from '@enrol/words'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../escape-html.ts'
import { refuse } from '../refusal.ts'

/** Where the build of `apps/web` lies, beside this application. */
export const WEB_ROOT = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** The scripts that the pages under the first part of an address need on top of the first ones: see `apps/web/page-scripts.ts`. */
type PageScripts = Readonly<Record<string, readonly string[]>>

/** What the page knows of the service before it has asked for anything. */
export type PageFacts = Service & { readonly publicUrl: string }

/** To be asked before anything is made for a server that could not serve it. */
export function refuseUnbuilt(root: string): void {
  if (!existsSync(`${root}/index.html`)) throw new StartRefused(`The web app is not built: ${root} has no index.html. Run: npm run build`)
}

/** Serves the browser's app: hashed assets for ever, the page itself always asked for anew. */
export async function serveWebApp(app: FastifyInstance, root: string, facts: PageFacts): Promise<void> {
  refuseUnbuilt(root)
  // Only what the build has compressed is sent so. Answers that hold secrets never are (BREACH), and the page fits a packet or two.
  await app.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    preCompressed: true,
    // The page, by whatever spelling, is sent below, with what it has to say filled in.
    allowedPath: (path) => normalize(path) !== '/index.html',
    setHeaders: (response, path) => {
      response.setHeader('vary', 'accept-encoding')
      response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  // Read each time: a new release may replace the files under a running server, and the page must name those that are there.
  async function sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [html, scripts] = await Promise.all([readFile(`${root}/index.html`, 'utf8'), readPageScripts(root)])
    const page = pageOf(html, facts, scriptsOf(scripts, request.url))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }
  app.get('/', sendPage)
  app.setNotFoundHandler(async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isPage = isRead && request.headers.accept?.includes('text/html') && !/^\/(trpc|assets|webhooks)(?![\w-])/.test(request.url)
    return isPage ? sendPage(request, reply) : refuse(request, reply, 404, 'There is nothing at this address.')
  })
}

/** Without the file, as while a new release is being copied here, the page comes all the same, a little later. */
async function readPageScripts(root: string): Promise<PageScripts> {
  return JSON.parse(await readFile(`${root}/pages.json`, 'utf8').catch(() => '{}')) as PageScripts
}

/** The facts are in a meta element: the content security policy allows no inline script. */
function pageOf(html: string, facts: PageFacts, scripts: readonly string[]): string {
  const meta = `<meta name="enrol-service" content="${escapeHtml(JSON.stringify(facts))}">`
  const preloads = scripts.map((src) => `<link rel="modulepreload" href="${src}">`).join('')
  const { name, helpdesk } = facts
  const told = { service: name, 'helpdesk-email': helpdesk.email, 'helpdesk-phone': helpdesk.phone }
  return Object.entries(told).reduce(
    (page, [what, text]) => page.replaceAll(`<!--${what}-->`, () => escapeHtml(text)),
    html.replace('</head>', () => `${meta}${preloads}</head>`),
  )
}

/** Those under "enrol" for "/enrol/scan?again". */
function scriptsOf(pages: PageScripts, url: string): readonly string[] {
  const firstPart = /^\/([\w-]*)/.exec(url)?.[1] ?? ''
  return new Map(Object.entries(pages)).get(firstPart) ?? []
}
