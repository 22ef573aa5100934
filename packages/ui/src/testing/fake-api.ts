import {
  type EmailVerdict,
  judgeCode,
  judgeEmailCode,
  judgeEnrolmentCode,
  type Method,
  type NewestSecret,
  NO_MISSES,
  newEmailCode,
  newSecret,
  newTag,
  nextCodeAt,
  nextEmailAt,
  otpauthUri,
  type RandomBytes,
  type SentCode,
  type TotpEnrolmentVerdict,
  type TotpFactor,
  type TotpVerdict,
  taggedIssuer,
} from '@enrol/otp'
import type { DeliveryEvent, SendRefusal, SentEmail, TotpEntry, Trouble } from '../screen-data.ts'
import type { Credentials, SignInRefusal } from '../sign-in-screen.tsx'
import { MINUTE, REFERENCE, SECOND, SERVICE } from './fixtures.ts'

/** What the next calls do instead of answering. */
export type Failure = 'none' | Trouble['kind'] | 'mail-unavailable' | 'throttled'

export const PASSWORD = 'correct horse'

interface FakeSent extends SentCode {
  readonly code: string
}

/** Thrown where a real call would not be answered. */
export class NotAnswered extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** A server in memory, for one person. It judges with the product's own rules, and fails when told to. */
export class FakeApi {
  failure: Failure = 'none'
  method: Method | null = null
  entries: readonly NewestSecret[] = []
  sent: readonly FakeSent[] = []
  private misses = NO_MISSES
  private factor: TotpFactor | null = null
  private readonly clock: () => number
  private readonly randomBytes: RandomBytes

  constructor(clock: () => number, randomBytes: RandomBytes) {
    this.clock = clock
    this.randomBytes = randomBytes
  }

  signIn({ password }: Credentials): SignInRefusal | { readonly kind: 'enrol' } | { readonly kind: 'challenge' } {
    this.answer()
    if (this.failure === 'throttled') return { kind: 'throttled', until: this.clock() + 30 * SECOND }
    if (password !== PASSWORD) return { kind: 'wrong-credentials' }
    return this.method === null ? { kind: 'enrol' } : { kind: 'challenge' }
  }

  startTotp(): TotpEntry {
    this.answer()
    const tag = newTag(
      this.entries.map((entry) => entry.tag),
      this.randomBytes,
    )
    const secret = newSecret(this.randomBytes)
    this.entries = [{ tag, secret, issuedAt: this.clock(), spentStep: null }, ...this.entries]
    const accountName = 'sam.okafor'
    return {
      tag,
      accountName,
      secret,
      issuedAt: this.clock(),
      uri: otpauthUri({ issuer: taggedIssuer(SERVICE.name, tag), accountName, secret }),
    }
  }

  confirmTotp(code: string): { readonly verdict: TotpEnrolmentVerdict; readonly nextCodeAt: number | null } {
    this.answer()
    const [newest = null, ...earlier] = this.entries
    const { verdict, next } = judgeEnrolmentCode({ ...this.misses, newest, earlier }, code, this.clock())
    this.misses = { misses: next.misses, lockedUntil: next.lockedUntil }
    if (next.newest) this.entries = [next.newest, ...earlier]
    if (verdict.kind !== 'accepted' || next.newest?.spentStep == null) return { verdict, nextCodeAt: null }
    this.factor = { ...NO_MISSES, secret: next.newest.secret, lastStep: next.newest.spentStep }
    this.method = 'totp'
    return { verdict, nextCodeAt: nextCodeAt(next.newest.spentStep) }
  }

  /** When the first code that sign-in can accept appears. */
  nextCodeAt(): number | null {
    return this.factor && nextCodeAt(this.factor.lastStep)
  }

  submitTotp(code: string): TotpVerdict {
    this.answer()
    if (this.factor === null) throw new Error('No app is set up.')
    const { verdict, next } = judgeCode(this.factor, code, this.clock())
    this.factor = next
    return verdict
  }

  sendEmailCode(): (SentEmail & { kind: 'sent' }) | SendRefusal {
    this.answer()
    if (this.failure === 'mail-unavailable') return { kind: 'mail-unavailable', reference: REFERENCE }
    const now = this.clock()
    const until = nextEmailAt(
      this.sent.map(({ sentAt }) => sentAt),
      now,
    )
    if (until > now) return { kind: 'wait', until }
    const number = this.sent.length + 1
    const message = { number, sentAt: now, expiresAt: now + 15 * MINUTE, misses: 0, usedAt: null, code: newEmailCode(this.randomBytes) }
    this.sent = [message, ...this.sent]
    return { kind: 'sent', number, sentAt: now, expiresAt: message.expiresAt, resendAt: now + MINUTE }
  }

  submitEmailCode(code: string): EmailVerdict {
    this.answer()
    const challenge = { ...this.misses, sent: this.sent }
    const { verdict, next } = judgeEmailCode(challenge, code, this.clock(), (sent: FakeSent, typed) => sent.code === typed)
    this.misses = { misses: next.misses, lockedUntil: next.lockedUntil }
    this.sent = next.sent
    if (verdict.kind === 'accepted') {
      this.method = 'email'
      this.sent = []
    }
    return verdict
  }

  delivery(): readonly DeliveryEvent[] {
    const [newest] = this.sent
    if (!newest) return []
    const events: DeliveryEvent[] = [{ status: 'queued', at: newest.sentAt }]
    if (this.clock() > newest.sentAt + 2 * SECOND) events.push({ status: 'sent', at: newest.sentAt + 2 * SECOND })
    if (this.clock() > newest.sentAt + 5 * SECOND) events.push({ status: 'delivered', at: newest.sentAt + 5 * SECOND })
    return events
  }

  private answer(): void {
    if (this.failure === 'offline') throw new NotAnswered({ kind: 'offline' })
    if (this.failure === 'server') throw new NotAnswered({ kind: 'server', reference: REFERENCE })
    if (this.failure === 'busy') throw new NotAnswered({ kind: 'busy', tryAgainAt: this.clock() + 20 * SECOND })
  }
}
