import { type Instant, type SessionStage, sessionEndsAt } from '@enrol/otp'
import type { Language, Role } from '@enrol/store'
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
      readonly organisation: { readonly name: string }
      /** When the session ends if nothing more is asked of it. */
      readonly expiresAt: Instant
    }

export function describeSession({ session, limits }: Context): SessionDescription {
  if (session === null) return { stage: 'anonymous' }
  const { stage, user, organisation } = session
  return {
    stage,
    user: {
      username: user.username,
      name: user.name,
      ...(user.language === null ? {} : { language: user.language }),
      ...(user.role === 'member' ? {} : { role: user.role }),
    },
    organisation: { name: organisation.name },
    expiresAt: sessionEndsAt(session, limits.session),
  }
}
