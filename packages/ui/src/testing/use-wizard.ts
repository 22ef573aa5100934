import type { EmailVerdict, TotpEnrolmentVerdict, TotpVerdict } from '@enrol/otp'
import { useState } from 'react'
import type { SendRefusal, SentEmail, TotpEntry, Trouble } from '../screen-data.ts'
import type { Credentials, SignInRefusal } from '../sign-in-screen.tsx'
import { type FakeApi, NotAnswered } from './fake-api.ts'

interface WizardState {
  readonly page: 'sign-in' | 'get-an-app' | 'scan' | 'code' | 'email' | 'signed-out' | 'challenge' | 'help' | 'cannot-enrol' | 'account'
  readonly dialog: { readonly kind: 'app'; readonly nextCodeAt: number } | { readonly kind: 'email' } | null
  readonly signInOutcome: SignInRefusal | null
  readonly entry: TotpEntry | null
  readonly renewed: boolean
  readonly enrolVerdict: TotpEnrolmentVerdict | null
  readonly appVerdict: TotpVerdict | null
  readonly emailVerdict: EmailVerdict | null
  readonly newest: SentEmail | null
  readonly refusal: SendRefusal | null
  readonly trouble: Trouble | null
  readonly busy: boolean
  readonly sending: boolean
}

const BEGINNING: WizardState = {
  page: 'sign-in',
  dialog: null,
  signInOutcome: null,
  entry: null,
  renewed: false,
  enrolVerdict: null,
  appVerdict: null,
  emailVerdict: null,
  newest: null,
  refusal: null,
  trouble: null,
  busy: false,
  sending: false,
}

export interface Wizard {
  readonly state: WizardState
  readonly go: (change: Partial<WizardState>) => void
  readonly signIn: (credentials: Credentials) => void
  readonly showEntry: () => void
  readonly newEntry: () => void
  readonly confirmTotp: (code: string) => void
  readonly submitTotp: (code: string) => void
  readonly sendEmail: () => void
  readonly submitEmail: (code: string) => void
}

/** Plays the part of the web app: calls, and what follows from each answer. */
export function useWizard(api: FakeApi, latencyMs: number): Wizard {
  const [state, setState] = useState(BEGINNING)
  const go = (change: Partial<WizardState>): void => setState((before) => ({ ...before, ...change }))

  function call(work: () => Partial<WizardState>, waiting: 'busy' | 'sending' = 'busy'): void {
    go({ [waiting]: true, trouble: null })
    setTimeout(() => {
      try {
        go({ ...work(), [waiting]: false })
      } catch (error) {
        if (!(error instanceof NotAnswered)) throw error
        go({ trouble: error.trouble, [waiting]: false })
      }
    }, latencyMs)
  }

  function newEntry(): void {
    call(() => ({ entry: api.startTotp(), renewed: api.entries.length > 1, enrolVerdict: null, page: 'scan' }))
  }

  return {
    state,
    go,
    newEntry,
    signIn: (credentials) =>
      call(() => {
        const outcome = api.signIn(credentials)
        if (outcome.kind === 'enrol') return { ...BEGINNING, page: 'get-an-app' }
        if (outcome.kind === 'challenge') return { ...BEGINNING, page: 'challenge' }
        return { signInOutcome: outcome }
      }),
    showEntry: () => (state.entry === null ? newEntry() : go({ page: 'scan' })),
    confirmTotp: (code) =>
      call(() => {
        const { nextCodeAt, verdict } = api.confirmTotp(code)
        return { enrolVerdict: verdict, dialog: nextCodeAt === null ? null : { kind: 'app', nextCodeAt } }
      }),
    submitTotp: (code) =>
      call(() => {
        const verdict = api.submitTotp(code)
        return { appVerdict: verdict, ...(verdict.kind === 'accepted' && { page: 'account' }) }
      }),
    sendEmail: () =>
      call(() => {
        const answer = api.sendEmailCode()
        return answer.kind === 'sent' ? { newest: answer, refusal: null, emailVerdict: null } : { refusal: answer }
      }, 'sending'),
    submitEmail: (code) =>
      call(() => {
        const verdict = api.submitEmailCode(code)
        if (verdict.kind !== 'accepted') return { emailVerdict: verdict }
        return state.page === 'challenge' ? { page: 'account' } : { emailVerdict: verdict, dialog: { kind: 'email' } }
      }),
  }
}
