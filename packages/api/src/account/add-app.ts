import type { NoticeOf } from '@enrol/mail'
import { type Accepted, type FurtherAppVerdict, type Instant, judgeFurtherAppCode, type MissLimit, MOST_APPS } from '@enrol/otp'
import { appsOf, type Factor, type NewApp, type Statement, type Write } from '@enrol/store'
import { refused } from '../audit.ts'
import { factorOf } from '../challenge/factor-of.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { confirmSecret } from '../enrolment/confirm-secret.ts'
import type { ReadTotpEnrolment } from '../enrolment/read-totp-enrolment.ts'
import { type IssuedSecret, startTotp } from '../enrolment/start-totp.ts'
import { changeFactor } from './change-factor.ts'
import { type ProofNeeded, proofNeeded } from './fresh-proof.ts'
import { type OwnApp, removalEvent, takenAway } from './remove-app.ts'

interface TooMany {
  readonly kind: 'too-many'
  readonly most: number
}

export type StartAppAnswer = ({ readonly kind: 'issued' } & IssuedSecret) | TooMany | ProofNeeded

export type ConfirmAppAnswer =
  | Exclude<FurtherAppVerdict, Accepted>
  | (Accepted & { readonly tag: string })
  | TooMany
  /** The app that was to be replaced is none of the person's: nothing was added, and the code is not spent. */
  | { readonly kind: 'not-found' }
  | ProofNeeded

export interface AppToConfirm {
  readonly code: string
  /** What the person calls it. */
  readonly name: string | null
  /** The tag of the app that is taken away by the same stroke, which may be the only one. */
  readonly replaces?: string | undefined
}

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

/**
 * A right code makes the newest secret one app more, puts it in the place of one that is lost, or makes it the person's factor in
 * the place of email. What worked until now works until then.
 */
export async function confirmApp(ctx: SessionContext, { code, name, replaces }: AppToConfirm): Promise<ConfirmAppAnswer> {
  const needed = await proofNeeded(ctx, 'add-app')
  if (needed) return needed
  const judge = async (enrolment: ReadTotpEnrolment, now: Instant, limit: MissLimit) =>
    judgeFurtherAppCode(enrolment, appsOf(await factorOf(ctx)), code, now, limit)
  return confirmSecret<FurtherAppVerdict, ConfirmAppAnswer>(ctx, judge, 'add-app', async ({ app, guard, writes }) => {
    const factor = await factorOf(ctx)
    const replaced = appsOf(factor).find(({ tag }) => tag === replaces)
    if (replaces !== undefined && replaced === undefined) return refused(ctx, 'add-app', { kind: 'not-found' })
    if (replaced === undefined && appsOf(factor).length >= MOST_APPS) return refused(ctx, 'add-app', { kind: 'too-many', most: MOST_APPS })
    const added = await addition(ctx, factor, { ...app, name }, replaced)
    if (!(await changeFactor(ctx, [guard, ...added.guards], [...writes, ...added.writes]))) return null
    sendNotice(ctx, { kind: added.notice })
    return { kind: 'accepted', tag: app.tag }
  })
}

type NamedApp = NewApp & { readonly name: string | null }

interface Addition {
  readonly guards: readonly Statement[]
  readonly writes: readonly Write[]
  readonly notice: NoticeOf['kind']
}

async function addition(ctx: SessionContext, factor: Factor, app: NamedApp, replaced: OwnApp | undefined): Promise<Addition> {
  const { factors, emailCodes } = ctx.store
  if (factor.method === 'email')
    return {
      guards: [factors.removeIfUnchanged(factor), factors.addTotp(app)],
      writes: [emailCodes.spendAllOf(app.userId, app.at)],
      notice: 'changed-to-app',
    }
  const add = factors.further.add(app)
  if (replaced === undefined) return { guards: [factors.saveIfUnchanged(factor, factor)], writes: [add], notice: 'app-added' }
  return {
    guards: await takenAway(ctx, factor, replaced, { ...app, enrolledAt: app.at }),
    writes: [...(replaced.id === factor.id ? [] : [add]), removalEvent(ctx, replaced.tag, appsOf(factor).length)],
    notice: 'app-replaced',
  }
}
