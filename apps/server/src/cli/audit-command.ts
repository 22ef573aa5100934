import type { AuditFault } from '@enrol/store'
import { type Command, CommandFailed, command, withStore } from './command.ts'

const verify = command('verify', 'Tell whether every event is there as it was recorded', {}, async () => {
  const { events, earlier, faults } = await withStore(async ({ store }) => ({ kind: 'verified', ...(await store.audit.verify()) }))
  if (faults.length > 0)
    throw new CommandFailed(
      `The audit trail is not as it was recorded: ${faults.map(faultWords).join('; ')}. Keep the database as it is, and tell security.`,
    )
  const before = earlier === 0 ? '' : ` Nothing can be said of ${earlier} more, which are from before events were chained.`
  return { json: { events, earlier, whole: true }, says: `The audit trail is whole: ${events} events, each as it was recorded.${before}` }
})

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'altered':
      return `event ${fault.sequence} was altered or did not come from this service`
    case 'gap':
      return `something is missing between the events ${fault.after} and ${fault.before}`
    case 'end':
      return `its end is missing, from after event ${fault.after}`
    case 'seal':
      return 'what is noted of its end was changed'
    case 'unknown-key':
      return `events were recorded under the key "${fault.keyId}", which is not configured (add it to ENROL_KEYS, behind the first)`
  }
}

export const auditCommand: Command = {
  meta: { name: 'audit', description: 'The audit trail' },
  subCommands: { verify },
}
