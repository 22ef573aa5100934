import type { AppRouter } from '@enrol/api'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { FastifyInstance, InjectOptions } from 'fastify'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  /** The body read as JSON; undefined when it is none. */
  readonly json: unknown
}

export interface Asked {
  readonly method: NonNullable<InjectOptions['method']>
  readonly url: string
  /** A header given as the empty text is left out. */
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: string | Buffer<ArrayBuffer>
}

/** How requests reach the server. */
export type Send = (asked: Asked) => Promise<Omit<Answer, 'json'>>

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

/** What the client hands to `fetch`. */
interface ClientRequest {
  readonly method?: string | undefined
  readonly headers?: unknown
  readonly body?: unknown
}

/** Straight into the application, as if from the network address `remoteAddress`. */
export function sendInto(app: FastifyInstance, remoteAddress = '127.0.0.1'): Send {
  return async (asked) => {
    const { statusCode, headers, body } = await app.inject({ remoteAddress, ...asked })
    return { status: statusCode, headers, text: body }
  }
}

/** Over a real connection to `origin`. */
export function sendTo(origin: string): Send {
  return async ({ method, url, headers = {}, payload }) => {
    const response = await fetch(`${origin}${url}`, { method, headers, ...(payload === undefined ? {} : { body: payload }) })
    return { status: response.status, headers: headersOf(response), text: await response.text() }
  }
}

function headersOf({ headers }: Response): Answer['headers'] {
  const cookies = headers.getSetCookie()
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) }
}

export function openBrowser(send: Send, publicUrl: string): Browser {
  const cookieName = publicUrl.startsWith('https:') ? '__Host-enrol' : 'enrol'
  const cookies = new Map<string, string>()
  let setCookie: string | null = null

  function keepCookies(headers: Answer['headers']): void {
    const { 'set-cookie': lines = [] } = headers
    for (const line of [lines].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? []
      if (name === cookieName) setCookie = String(line)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function ask({ headers = {}, ...asked }: Asked): Promise<Answer> {
    const ours = {
      ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((cookie) => cookie.join('=')).join('; ') }),
      ...(asked.method === 'GET' ? {} : { origin: publicUrl, 'sec-fetch-site': 'same-origin' }),
    }
    const answer = await send({ ...asked, headers: without({ ...ours, ...headers }) })
    keepCookies(answer.headers)
    return { ...answer, json: parsed(answer.text) }
  }

  async function fetchAsBrowser(url: unknown, init: ClientRequest = {}): Promise<Response> {
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
    trpc: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${publicUrl}/trpc`, fetch: fetchAsBrowser })] }),
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
    token: () => cookies.get(cookieName) ?? null,
    setToken: (to) => {
      if (to === null) cookies.delete(cookieName)
      else cookies.set(cookieName, to)
    },
    lastSetCookie: () => setCookie,
  }
}

/** A header given as the empty text is left out. */
function without(headers: Readonly<Record<string, string>>): Record<string, string> {
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
