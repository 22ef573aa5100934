import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseUnbuilt } from './built.ts'
import { refuseWithoutChromium } from './chromium.ts'
import { freePort } from './free-port.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { addOrganisations, newOrganisationNames } from './organisations.ts'
import { startResendProvider } from './resend-provider.ts'
import { startServer } from './server-process.ts'
import { type MailSource, publishServices, type Service, type ServiceName } from './service.ts'

const SHORT_CODES = { EMAIL_CODE_MINUTES: '0.2', EMAIL_RESEND_SECONDS: '1', FIRST_LOCK_SECONDS: '8' }
const SHORT_SESSIONS = { IDLE_MINUTES: '0.4' }

/** Playwright calls this once before the journeys, and what it returns once after them, however they ended. */
export default async function startService(): Promise<() => Promise<void>> {
  refuseWithoutChromium()
  const baseURL = process.env['BASE_URL']
  if (baseURL !== undefined) return useDeployed(baseURL)

  refuseUnbuilt()
  const endings: (() => Promise<void>)[] = []
  const end = async (): Promise<void> => {
    for (const ending of endings.reverse()) await ending()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'enrol-journeys-'))
    endings.push(() => rm(folder, { recursive: true, force: true }))
    const mailFolder = join(folder, 'mail')
    await mkdir(mailFolder)
    const mailCatcher = await startMailCatcher(mailFolder)
    endings.push(() => mailCatcher.stop())

    const organisations = newOrganisationNames()
    const start = async (name: ServiceName, settings: Readonly<Record<string, string>>): Promise<Service> => {
      const databaseUrl = `file:${join(folder, name, 'enrol.db')}`
      await mkdir(join(folder, name))
      const server = await startServer({ port: await freePort(), databaseUrl, smtpUrl: mailCatcher.url, more: settings })
      endings.push(() => server.stop())
      const service: Service = {
        baseURL: server.baseURL,
        operator: { kind: 'built-here', databaseUrl },
        mail: { kind: 'folder', folder: mailFolder },
      }
      await addOrganisations(service, organisations)
      return service
    }
    const provider = await startResendProvider(mailFolder)
    endings.push(() => provider.stop())
    const throughResend = {
      EMAIL_RESEND_SECONDS: '1',
      RESEND_API_KEY: 're_journeys',
      RESEND_BASE_URL: provider.url,
      RESEND_WEBHOOK_SECRET: provider.webhookSecret,
    }
    const [usual, shortCodes, shortSessions, resend] = await Promise.all([
      start('usual', {}),
      start('short-codes', SHORT_CODES),
      start('short-sessions', SHORT_SESSIONS),
      start('resend', throughResend),
    ])
    publishServices({
      usual,
      'short-codes': shortCodes,
      'short-sessions': shortSessions,
      resend,
      resendWebhookSecret: provider.webhookSecret,
      smtpUrl: mailCatcher.url,
      organisations,
    })
    return end
  } catch (error) {
    await end()
    throw error
  }
}

/** Nothing is started: people are made, and their mail is read, by the means that the environment names. */
async function useDeployed(address: string): Promise<() => Promise<void>> {
  const command = process.env['E2E_ENROL_COMMAND']
  if (command === undefined)
    throw new Error(
      `With BASE_URL, E2E_ENROL_COMMAND says how people are added there: a command that takes the arguments of "enrol", such as "ssh enrol.example.org enrol".`,
    )
  const baseURL = new URL(address).origin
  const outbox = process.env['E2E_MAIL_FOLDER']
  const mail: MailSource = outbox === undefined ? { kind: 'page', url: `${baseURL}/mailbox` } : { kind: 'folder', folder: outbox }
  const usual: Service = { baseURL, operator: { kind: 'command', command }, mail }
  const organisations = newOrganisationNames()
  await addOrganisations(usual, organisations)
  publishServices({ usual, organisations })
  return async () => {}
}
