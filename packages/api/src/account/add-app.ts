import { type Accepted, type FurtherAppVerdict, type Instant, judgeFurtherAppCode, type MissLimit, MOST_APPS } from '@enrol/otp'
import { appsOf } from '@enrol/store'
import { refused } from '../audit.ts'
import { factorOf } from '../challenge/factor-of.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { confirmSecret } from '../enrolment/confirm-secret.ts'
import type { ReadTotpEnrolment } from '../enrolment/read-totp-enrolment.ts'
import { type IssuedSecret, startTotp } from '../enrolment/start-totp.ts'
import { changeFactor } from './change-factor.ts'
import { type ProofNeeded, proofNeeded } from './fresh-proof.ts'

interface TooMany {
  readonly kind: 'too-many'
  readonly most: number
}

export type StartAppAnswer = ({ readonly kind: 'issued' } & IssuedSecret) | TooMany | ProofNeeded

export type ConfirmAppAnswer = Exclude<FurtherAppVerdict, Accepted> | (Accepted & { readonly tag: string }) | TooMany | ProofNeeded

/** The secret of one app more; in the place of email for somebody whose codes come by email. It counts once a code of it was right. */
export async function startApp(ctx: SessionContext): Promise<StartAppAnswer> {
  const needed = await proofNeeded(ctx, 'add-app')
  if (needed) return needed
  const factor = await factorOf(ctx)
  const apps = appsOf(factor)
  if (apps.length >= MOST_APPS) return refused(ctx, 'add-app', { kind: 'too-many', most: MOST_APPS })
  const issued = await startTotp(
    ctx,
    apps.map(({ tag }) => tag),
  )
  return { kind: 'issued', ...issued }
}

/** A right code makes the newest secret one app more, or the person's factor in the place of email, which worked until now. */
export async function confirmApp(ctx: SessionContext, { code, name }: { code: string; name: string | null }): Promise<ConfirmAppAnswer> {
  const needed = await proofNeeded(ctx, 'add-app')
  if (needed) return needed
  const { store } = ctx
  const judge = async (enrolment: ReadTotpEnrolment, now: Instant, limit: MissLimit) =>
    judgeFurtherAppCode(enrolment, appsOf(await factorOf(ctx)), code, now, limit)
  return confirmSecret<FurtherAppVerdict, ConfirmAppAnswer>(ctx, judge, 'add-app', async ({ app, guard, writes }) => {
    const factor = await factorOf(ctx)
    if (appsOf(factor).length >= MOST_APPS) return refused(ctx, 'add-app', { kind: 'too-many', most: MOST_APPS })
    const added =
      factor.method === 'totp'
        ? await changeFactor(
            ctx,
            [guard, store.factors.saveIfUnchanged(factor, factor)],
            [...writes, store.factors.further.add({ ...app, name })],
          )
        : await changeFactor(
            ctx,
            [guard, store.factors.removeIfUnchanged(factor), store.factors.addTotp({ ...app, name })],
            [...writes, store.emailCodes.spendAllOf(app.userId, app.at)],
          )
    if (!added) return null
    sendNotice(ctx, { kind: factor.method === 'totp' ? 'app-added' : 'changed-to-app' })
    return { kind: 'accepted', tag: app.tag }
  })
}
