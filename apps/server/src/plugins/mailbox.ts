import { readOutbox } from '@enrol/mail'
import type { FastifyInstance } from 'fastify'
import { escapeHtml } from '../escape-html.ts'

const STYLE = `
  body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff }
  h1 { line-height: 1.2 } article { border: 1px solid #8a929b; border-radius: 4px; padding: 0 1rem; margin: 1rem 0 }
  h2 { font-size: 1.125rem } pre { white-space: pre-wrap; font: inherit }
  @media (prefers-color-scheme: dark) { body { color: #eceff1; background: #16191d } a { color: #9ec5ff } }
`

/** The demo's mailbox: what would have been sent, newest first. There is none outside the demo. */
export function serveMailbox(app: FastifyInstance, outbox: string): void {
  app.get('/mailbox.css', (_request, reply) => reply.type('text/css').send(STYLE))

  app.get('/mailbox', async (_request, reply) => {
    const mails = await readOutbox(outbox)
    const articles = mails.map(
      ({ to, subject, date, text }) =>
        `<article><h2>${escapeHtml(subject)}</h2><p>To ${escapeHtml(to)}, ${escapeHtml(new Date(date).toLocaleString('en-GB', { timeZone: 'Europe/London' }))}</p><pre>${escapeHtml(text)}</pre></article>`,
    )
    return reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .send(
        `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">` +
          `<title>Demo mailbox</title><link rel="stylesheet" href="/mailbox.css"><h1>Demo mailbox</h1>` +
          `<p>Every email that the demo would have sent, newest first. This page looks for new ones every 5 seconds.</p>` +
          `${articles.join('') || '<p>No email yet.</p>'}</html>`,
      )
  })
}
