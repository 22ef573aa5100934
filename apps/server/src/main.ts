import { tidyUp } from '@enrol/api'
import { DatabaseBusy, StartRefused } from '@enrol/store'
import { buildServer } from './build-server.ts'
import { demoGreeting, loadDemo } from './demo.ts'
import { type Env, parseEnv } from './env.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { openDeps } from './open-deps.ts'
import { refuseUnbuilt, WEB_ROOT } from './plugins/web-app.ts'

const TIDY_UP_EVERY_MS = 10 * 60_000
/** After SIGTERM a mail that is under way gets this long; what is left is for the answer. */
const MAIL_GRACE_MS = 6_000
/** What is in flight gets this long to finish after SIGTERM; the process is gone within 10 s. */
const GRACE_MS = 9_000

const parsed = parseEnv(process.env)
if (parsed.kind === 'bad-env')
  refuseToStart(['The configuration is not right:', ...parsed.problems.map((problem) => `  ${problem}`)].join('\n'))
else {
  try {
    await start(parsed.env)
  } catch (error) {
    if (error instanceof StartRefused || error instanceof DatabaseBusy) refuseToStart(error.message)
    else throw error
  }
}

async function start(env: Env): Promise<void> {
  refuseUnbuilt(WEB_ROOT)
  const stopping = new AbortController()
  const deps = await openDeps(env, stopping.signal)
  const demoLoaded = env.demo && (await loadDemo(deps))
  const app = await buildServer(deps, { ...env, webRoot: WEB_ROOT })

  // With much mail to send a run can take longer than the time until the next.
  const tidyUpOnce = oneAtATime(() =>
    tidyUp(deps).catch((error: unknown) => {
      for (const err of error instanceof AggregateError ? error.errors : [error]) app.log.error({ err }, 'tidying up failed')
    }),
  )
  const tidying = setInterval(() => deps.errands.begin(tidyUpOnce), TIDY_UP_EVERY_MS)
  tidying.unref()
  const stop = async (): Promise<void> => {
    clearInterval(tidying)
    setTimeout(() => stopping.abort(), MAIL_GRACE_MS).unref()
    await app.close()
    deps.mailer.close()
    await deps.store.close()
  }
  stopOn(['SIGTERM', 'SIGINT'], stop)

  try {
    await app.listen({ port: env.port, host: env.host })
  } catch (error) {
    await stop()
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartRefused(`Port ${env.port} is in use already. Stop what uses it, or set PORT to another one.`)
    if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
      throw new StartRefused(`Can't listen on ${env.host}:${env.port} (${code}). Set HOST and PORT to an address of this machine.`)
    throw error
  }
  // What fell due while nothing ran does not wait for ten minutes more.
  deps.errands.begin(tidyUpOnce)
  if (env.demo) process.stdout.write(demoGreeting(env.publicUrl, mailOf(env), demoLoaded))
  else app.log.info({ publicUrl: env.publicUrl }, 'serving')
}

function mailOf({ mailProviders, publicUrl }: Env): string {
  const [first] = mailProviders
  if (first === undefined) return `${publicUrl}/mailbox`
  return first.kind === 'resend' ? 'sent through Resend' : 'sent through the SMTP server'
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(0), GRACE_MS).unref()
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

function refuseToStart(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
