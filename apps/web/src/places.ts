import type { Stage } from '@enrol/otp'

/** Every page, and the stage of the session that it belongs to. */
const PLACES = {
  '/sign-in': 'anonymous',
  '/signed-out': 'anonymous',
  '/password': 'change-password',
  '/enrol': 'enrolling',
  '/enrol/scan': 'enrolling',
  '/enrol/code': 'enrolling',
  '/enrol/email': 'enrolling',
  '/enrol/help': 'enrolling',
  '/code': 'challenge',
  '/code/recovery': 'challenge',
  '/code/help': 'challenge',
  '/account': 'signed-in',
  '/account/recovery-codes': 'signed-in',
  '/account/app': 'signed-in',
  '/account/lost-app': 'signed-in',
  '/account/email': 'signed-in',
  '/account/password': 'signed-in',
  /** And everything below it, which is for those who look after people. */
  '/admin': 'signed-in',
} as const satisfies Record<string, Stage>

export type Place = keyof typeof PLACES

const HOMES: Record<Stage, Place> = {
  anonymous: '/sign-in',
  'change-password': '/password',
  enrolling: '/enrol',
  challenge: '/code',
  'signed-in': '/account',
}

export type Placed =
  | { readonly kind: 'here'; readonly place: Place }
  | { readonly kind: 'elsewhere'; readonly place: Place }
  | { readonly kind: 'nowhere' }

/** Where an address leads in a stage: a person can be nowhere else than where their session stands. */
export function placeAt(path: string, stage: Stage): Placed {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path
  const place = trimmed.startsWith('/admin/') ? '/admin' : trimmed
  if (place === '/') return { kind: 'elsewhere', place: HOMES[stage] }
  if (!isPlace(place)) return { kind: 'nowhere' }
  return PLACES[place] === stage ? { kind: 'here', place } : { kind: 'elsewhere', place: HOMES[stage] }
}

function isPlace(path: string): path is Place {
  return Object.hasOwn(PLACES, path)
}
