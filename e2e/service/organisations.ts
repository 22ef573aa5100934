import { enrol } from './enrol-command.ts'
import type { Organisations, Service } from './service.ts'

/** Names of a run's own, so that one service can be used by many runs. */
export function newOrganisationNames(): Organisations {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '.')
  const run = `Journeys ${time} ${Math.random().toString(36).slice(2, 6)}`
  return { everybody: run, 'app-only': `${run} app`, 'mfa-off': `${run} off` }
}

export async function addOrganisations(service: Service, names: Organisations): Promise<void> {
  await Promise.all([
    enrol(service, ['organisations', 'create', names.everybody, '--mfa', 'enforced', '--email-mfa', 'everybody']),
    enrol(service, ['organisations', 'create', names['app-only'], '--mfa', 'enforced', '--email-mfa', 'nobody']),
    enrol(service, ['organisations', 'create', names['mfa-off'], '--mfa', 'off', '--email-mfa', 'everybody']),
  ])
}
