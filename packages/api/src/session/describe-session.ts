import { announcedDay, endsAtLimit, type Instant, type SessionStage, sessionEndsAt } from '@enrol/otp'
import type { Language, Organisation, Role } from '@enrol/store'
import type { Context } from '../context.ts'

export type SessionDescription =
  | { readonly stage: 'anonymous' }
  | {
      readonly stage: SessionStage
      /** `language` only when the person chose one, `role` only of those who look after others. */
      readonly user: {
        readonly username: string
        readonly name: string
        readonly language?: Language
        readonly role?: Exclude<Role, 'member'>
      }
      /** Only where a password is to be chosen: somebody else gave them theirs, or it is too short for one who looks after others. */
      readonly passwordIs?: 'given' | 'too-short'
      /** What the organisation has said for its people; each only when it did. */
      readonly organisation: {
        readonly name: string
        /** Whom its people turn to, in its own words. */
        readonly helpdesk?: string
        readonly approvedApp?: { readonly name: string; readonly url: string | null }
        /** The day that people are told of: from it on a second factor is asked of everybody. */
        readonly enforcesFrom?: Instant
      }
      /** When the session ends if nothing more is asked of it. */
      readonly expiresAt: Instant
      /** Only when nothing puts that off any more: the session has lasted as long as any may. */
      readonly atLimit?: true
    }

/** A password alone does not tell what its owner may do; who chooses a new one has to know how long it must be. */
const TELLS_ROLE: ReadonlySet<SessionStage> = new Set(['change-password', 'signed-in'])

export function describeSession({ session, limits, clock }: Context): SessionDescription {
  if (session === null) return { stage: 'anonymous' }
  const { stage, user, organisation } = session
  return {
    stage,
    user: {
      username: user.username,
      name: user.name,
      ...(user.language === null ? {} : { language: user.language }),
      ...(user.role === 'member' || !TELLS_ROLE.has(stage) ? {} : { role: user.role }),
    },
    ...(stage === 'change-password' && { passwordIs: user.oneTimePasswordAt === null ? 'too-short' : 'given' }),
    organisation: describeOrganisation(organisation, clock()),
    expiresAt: sessionEndsAt(session, limits.session),
    ...(endsAtLimit(session, limits.session) && { atLimit: true }),
  }
}

function describeOrganisation(
  organisation: Organisation,
  now: Instant,
): Exclude<SessionDescription, { stage: 'anonymous' }>['organisation'] {
  const { name, helpdeskWords, approvedApp, approvedAppUrl } = organisation
  const day = announcedDay(organisation, now)
  return {
    name,
    ...(helpdeskWords === null ? {} : { helpdesk: helpdeskWords }),
    ...(approvedApp === null ? {} : { approvedApp: { name: approvedApp, url: approvedAppUrl } }),
    ...(day === null ? {} : { enforcesFrom: day }),
  }
}
