import type { Role } from '@enrol/store'

export interface AdminProcedure {
  /** Those who may call it; everybody else is answered 403. */
  readonly roles: readonly Role[]
  /** Well formed; left out: it takes none. `id` is somebody else. */
  readonly input?: object
  /** It acts on one person, who is named by `id`. */
  readonly onPerson?: true
  /** It acts on a request for help, which is named by `id`. */
  readonly onRequest?: true
}

const STAFF = ['administrator', 'helpdesk'] as const
const ADMINISTRATOR = ['administrator'] as const
const SOMEBODY = 'somebody'

export const POLICY = {
  mfa: 'enforced',
  enforceAt: null,
  noticeDays: 42,
  emailMfa: 'everybody',
  approvedApp: null,
  approvedAppUrl: null,
  helpdeskWords: null,
  resetWaitHours: 0,
} as const

const action = { id: SOMEBODY, reason: 'asked to' }

/** Every procedure of those who look after people, and whose it is. */
export const ADMIN_PROCEDURES: Readonly<Record<string, AdminProcedure>> = {
  'admin.people': { roles: STAFF, input: {} },
  'admin.exportPeople': { roles: STAFF, input: {} },
  'admin.organisations': { roles: STAFF },
  'admin.person': { roles: STAFF, input: { id: SOMEBODY }, onPerson: true },
  'admin.resetMfa': { roles: STAFF, input: action, onPerson: true },
  'admin.unlock': { roles: STAFF, input: action, onPerson: true },
  'admin.suspend': { roles: ADMINISTRATOR, input: action, onPerson: true },
  'admin.restore': { roles: ADMINISTRATOR, input: action, onPerson: true },
  'admin.newOneTimePassword': { roles: ADMINISTRATOR, input: action, onPerson: true },
  'admin.allowEmailMfa': { roles: ADMINISTRATOR, input: { ...action, allowed: true }, onPerson: true },
  'admin.giveRole': { roles: ADMINISTRATOR, input: { ...action, role: 'administrator' }, onPerson: true },
  'admin.startAddressChange': { roles: ADMINISTRATOR, input: { ...action, address: 'new@example.org' }, onPerson: true },
  'admin.confirmAddressChange': { roles: ADMINISTRATOR, input: { id: SOMEBODY, code: '123456' }, onPerson: true },
  'admin.cancelAddressChange': { roles: ADMINISTRATOR, input: { id: SOMEBODY }, onPerson: true },
  'admin.helpRequests': { roles: STAFF },
  'admin.grantReset': { roles: STAFF, input: action, onRequest: true },
  'admin.declineRequest': { roles: STAFF, input: action, onRequest: true },
  'admin.previewImport': { roles: ADMINISTRATOR, input: { file: 'dXNlcm5hbWUsbmFtZQp4LFgK', verified: false } },
  'admin.importPeople': { roles: ADMINISTRATOR, input: { file: 'dXNlcm5hbWUsbmFtZQp4LFgK', verified: false } },
  'admin.remind': { roles: ADMINISTRATOR },
  'admin.progress': { roles: ADMINISTRATOR },
  'admin.policy': { roles: ADMINISTRATOR },
  'admin.changePolicy': { roles: ADMINISTRATOR, input: { policy: POLICY, from: POLICY, confirmed: false } },
  'admin.events': { roles: ADMINISTRATOR, input: {} },
  'admin.exportEvents': { roles: ADMINISTRATOR, input: {} },
}
