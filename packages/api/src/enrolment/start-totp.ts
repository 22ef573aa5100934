import { Buffer } from 'node:buffer'
import { EARLIER_SECRETS, type Instant, labelPart, newSecret, newTag, otpauthUri, taggedIssuer } from '@enrol/otp'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'

export interface IssuedSecret {
  readonly tag: string
  /** As the app will show it, with the tag. */
  readonly issuer: string
  readonly accountName: string
  /** Base32. */
  readonly secret: string
  readonly uri: string
  readonly issuedAt: Instant
}

/**
 * Issues a new secret; those shown earlier are superseded, and still recognised for a day. `inUse`: the tags of the person's
 * apps, which may be older than the secrets that are remembered.
 */
export async function startTotp(ctx: SessionContext, inUse: readonly string[] = []): Promise<IssuedSecret> {
  const { store, session, randomBytes, service } = ctx
  const { user } = session
  for (;;) {
    const issuedAt = ctx.clock()
    const earlier = await store.enrolments.secretsOf(user.id, issuedAt)
    const tag = newTag([...inUse, ...earlier.map((shown) => shown.tag)], randomBytes)
    const secret = newSecret(randomBytes)
    const sequence = (earlier[0]?.sequence ?? 0) + 1
    const id = Buffer.from(randomBytes(16)).toString('base64url')
    const keptUntil = issuedAt + EARLIER_SECRETS.keptMs
    const saved = await store.atomically(
      // A reset that came meanwhile has ended the session: nothing may be pending after it.
      [
        store.sessions.touch(session.id, issuedAt),
        store.enrolments.remember(user.id, { id, secret, tag, sequence, issuedAt, keptUntil, retired: false }),
      ],
      [
        store.enrolments.forgetUpTo(user.id, sequence - EARLIER_SECRETS.most - 1),
        recorded(ctx, { kind: 'start-enrolment', outcome: 'secret-shown', subject: user, detail: { method: 'totp', tag } }),
      ],
    )
    if (!saved) {
      await assertStillOpen(ctx)
      continue
    }
    const issuer = taggedIssuer(service.name, tag)
    const accountName = labelPart(user.username)
    return { tag, issuer, accountName, secret, uri: otpauthUri({ issuer, accountName, secret }), issuedAt }
  }
}
