import type { AppRouter } from '@enrol/api'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  /** The body read as JSON; undefined when it is none. */
  readonly json: unknown
}

export type Asked = Pick<InjectOptions, 'method' | 'url' | 'headers' | 'payload' | 'remoteAddress'>

/** One person's browser: it keeps cookies and says where a request comes from, as browsers do. */
export interface Browser {
  /** The client that the web app uses, with every procedure typed. */
  readonly trpc: ReturnType<typeof createTRPCClient<AppRouter>>
  /** A request of any shape, from our own page unless its headers say otherwise. */
  ask(asked: Asked): Promise<Answer>
  /** Calls a procedure by its path, with a body as it stands. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, input?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** The session cookie's value; null when there is none. */
  token(): string | null
  setToken(token: string | null): void
  /** The Set-Cookie line of the last answer that had one. */
  lastSetCookie(): string | null
}

export interface BrowserOptions {
  readonly publicUrl: string
  /** The network address that it comes from. */
  readonly address?: string
}

/** What the client hands to `fetch`. */
interface ClientRequest {
  readonly method?: string | undefined
  readonly headers?: unknown
  readonly body?: unknown
}

export function openBrowser(app: FastifyInstance, { publicUrl, address = '127.0.0.1' }: BrowserOptions): Browser {
  const cookieName = publicUrl.startsWith('https:') ? '__Host-enrol' : 'enrol'
  let token: string | null = null
  let setCookie: string | null = null

  function keepCookie(response: LightMyRequestResponse): void {
    const cookie = response.cookies.find(({ name }) => name === cookieName)
    if (cookie === undefined) return
    setCookie = String(response.headers['set-cookie'])
    token = cookie.value === '' || cookie.maxAge === 0 || cookie.expires?.getTime() === 0 ? null : cookie.value
  }

  async function ask({ headers = {}, ...asked }: Asked): Promise<Answer> {
    const ours = {
      ...(token === null ? {} : { cookie: `${cookieName}=${token}` }),
      ...(asked.method === 'GET' ? {} : { origin: publicUrl, 'sec-fetch-site': 'same-origin' }),
    }
    const response = await app.inject({ remoteAddress: address, ...asked, headers: without({ ...ours, ...headers }) })
    keepCookie(response)
    return { status: response.statusCode, headers: response.headers, text: response.body, json: parsed(response.body) }
  }

  async function fetchThroughApp(url: unknown, init: ClientRequest = {}): Promise<Response> {
    const { pathname, search } = new URL(String(url))
    const { status, text } = await ask({
      method: init.method === 'GET' ? 'GET' : 'POST',
      url: pathname + search,
      headers: init.headers as Record<string, string>,
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    })
    return new Response(text, { status, headers: { 'content-type': 'application/json' } })
  }

  return {
    trpc: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${publicUrl}/trpc`, fetch: fetchThroughApp })] }),
    ask,
    post: (path, body, headers = {}) =>
      ask({
        method: 'POST',
        url: `/trpc/${path}`,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    get: (path, input, headers = {}) =>
      ask({
        method: 'GET',
        url: `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(typeof input === 'string' ? input : JSON.stringify(input))}`}`,
        headers,
      }),
    token: () => token,
    setToken: (to) => {
      token = to
    },
    lastSetCookie: () => setCookie,
  }
}

/** A header given as the empty text is left out. */
function without(headers: NonNullable<Asked['headers']>): NonNullable<Asked['headers']> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The HTTP status that a call was refused with. */
export async function refusedWith(call: Promise<unknown>): Promise<number> {
  try {
    await call
  } catch (error) {
    if (error instanceof TRPCClientError) {
      const { data } = error as TRPCClientError<AppRouter>
      if (data?.httpStatus !== undefined) return data.httpStatus
    }
    throw error
  }
  throw new Error('the call was not refused')
}
