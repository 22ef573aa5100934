import { type Method, MOST_APPS } from '@enrol/otp'
import type { ReactNode } from 'react'
import type { OwnFactor } from '../account/factors-panel.tsx'
import { AccountScreen } from '../account-screen.tsx'
import { CannotEnrolScreen } from '../cannot-enrol-screen.tsx'
import { CannotGetCodeScreen } from '../cannot-get-code-screen.tsx'
import { ChallengeEmailScreen } from '../challenge-email-screen.tsx'
import { ChallengeTotpScreen } from '../challenge-totp-screen.tsx'
import { EmailEnrolScreen } from '../email-enrol-screen.tsx'
import { EmailEnrolledDialog } from '../email-enrolled-dialog.tsx'
import { EnrolCodeScreen } from '../enrol-code-screen.tsx'
import { EnrolledDialog } from '../enrolled-dialog.tsx'
import { GetAnAppScreen } from '../get-an-app-screen.tsx'
import { ScanScreen } from '../scan-screen.tsx'
import type { Device, EmailOffer } from '../screen-data.ts'
import { SignInScreen } from '../sign-in-screen.tsx'
import { SignedOutScreen } from '../signed-out-screen.tsx'
import { useUi } from '../ui-provider.tsx'
import { useNow } from '../use-now.ts'
import type { FakeApi } from './fake-api.ts'
import { ADDRESS, MINUTE, NOW, PERSON, REFERENCE } from './fixtures.ts'
import { useWizard } from './use-wizard.ts'

export interface WizardPagesProps {
  readonly api: FakeApi
  readonly latencyMs: number
  readonly device: Device
  readonly emailOffered: boolean
}

/** The screen for each state of the journey. */
export function WizardPages({ api, latencyMs, device, emailOffered }: WizardPagesProps): ReactNode {
  const { clock } = useUi()
  const wizard = useWizard(api, latencyMs)
  const { state, go } = wizard
  const { busy, trouble, entry, dialog } = state
  useNow()
  const emailCode = {
    newest: state.newest,
    sentHere: state.newest?.number ?? null,
    refusal: state.refusal,
    delivery: api.delivery(),
    verdict: state.emailVerdict,
    sending: state.sending,
    busy,
    trouble,
    onSend: wizard.sendEmail,
    onSubmit: wizard.submitEmail,
    onTryAgain: () => go({ emailVerdict: null }),
  }
  const toSignIn = (): void => go({ page: 'sign-in', dialog: null, signInOutcome: null, trouble: null })
  const emailOffer: EmailOffer = emailOffered ? { offered: true, address: ADDRESS } : { offered: false, reason: 'organisation-policy' }
  const toHelp = (): void => go({ page: 'help' })
  const toCannotEnrol = (): void => go({ page: 'cannot-enrol' })

  switch (state.page) {
    case 'sign-in':
      return <SignInScreen outcome={state.signInOutcome} sessionEnded={null} busy={busy} trouble={trouble} onSubmit={wizard.signIn} />
    case 'get-an-app':
      return (
        <GetAnAppScreen
          person={PERSON}
          device={device}
          pendingTag={null}
          approvedApp={null}
          onContinue={wizard.showEntry}
          onEnterCode={wizard.showEntry}
          onSignOut={toSignIn}
          trouble={null}
        />
      )
    case 'scan':
      return (
        <ScanScreen
          entry={entry}
          device={device}
          email={emailOffer}
          renewed={state.renewed}
          busy={busy}
          trouble={trouble}
          onContinue={() => go({ page: 'code' })}
          onBack={() => go({ page: 'get-an-app' })}
          onUseEmail={() => go({ page: 'email' })}
          onCannotEnrol={toCannotEnrol}
          onNewCode={wizard.newEntry}
        />
      )
    case 'code':
      return (
        <>
          <EnrolCodeScreen
            tag={entry?.tag ?? ''}
            verdict={state.enrolVerdict}
            busy={busy}
            trouble={trouble}
            onSubmit={wizard.confirmTotp}
            onBack={() => go({ page: 'scan' })}
            onNewCode={wizard.newEntry}
            onCannotEnrol={toCannotEnrol}
            onTryAgain={() => go({ enrolVerdict: null })}
          />
          {dialog?.kind === 'app' && (
            <EnrolledDialog
              username={PERSON.username}
              tag={entry?.tag ?? ''}
              nextCodeAt={dialog.nextCodeAt}
              leavesAt={dialog.nextCodeAt + MINUTE}
              onSignIn={toSignIn}
              onLeave={() => go({ page: 'signed-out', dialog: null })}
            />
          )}
        </>
      )
    case 'email':
      return (
        <>
          <EmailEnrolScreen {...emailCode} address={ADDRESS} onUseApp={wizard.showEntry} onCannotEnrol={toCannotEnrol} />
          {dialog && <EmailEnrolledDialog address={ADDRESS} onContinue={() => go({ page: 'account', dialog: null })} />}
        </>
      )
    case 'signed-out':
      return <SignedOutScreen reason="enrolled" entry={null} signInHref="/sign-in" onSignIn={toSignIn} />
    case 'challenge': {
      if (api.method === 'email') {
        return <ChallengeEmailScreen {...emailCode} address="s•••@example.org" onCannotGetCode={toHelp} onCancel={toSignIn} />
      }
      const nextCodeAt = api.nextCodeAt()
      return (
        <ChallengeTotpScreen
          tags={[entry?.tag ?? '']}
          {...(nextCodeAt !== null && nextCodeAt > clock() && { nextCodeAt })}
          verdict={state.appVerdict}
          busy={busy}
          trouble={trouble}
          onSubmit={wizard.submitTotp}
          onCannotGetCode={toHelp}
          onTryAgain={() => go({ appVerdict: null })}
          onCancel={toSignIn}
        />
      )
    }
    case 'cannot-enrol':
      return (
        <CannotEnrolScreen
          email={emailOffer}
          onUseEmail={() => go({ page: 'email' })}
          reference={REFERENCE}
          trouble={null}
          onBack={() => go({ page: 'get-an-app' })}
        />
      )
    case 'help':
      return (
        <CannotGetCodeScreen
          method={api.method ?? 'totp'}
          reference={REFERENCE}
          reset={null}
          resetEnding={null}
          busy={false}
          trouble={null}
          onRequestReset={() => undefined}
          onCancelReset={() => undefined}
          onBack={() => go({ page: 'challenge' })}
        />
      )
    case 'account':
      return (
        <AccountScreen
          user={{ username: 'sam.okafor', name: 'Sam Okafor' }}
          organisation={{ name: 'Cwmbrân Solicitors' }}
          factor={ownFactor(api.method)}
          changing={{
            most: MOST_APPS,
            emailOffered: false,
            outcome: null,
            busy: false,
            onAdd: () => undefined,
            onRemove: () => undefined,
            onReplace: () => undefined,
            onChangeToEmail: () => undefined,
          }}
          busy={false}
          trouble={null}
          recoveryCodes={null}
          onMakeRecoveryCodes={() => undefined}
          enforcesFrom={null}
          onEnrol={() => undefined}
          onSignOut={toSignIn}
        />
      )
  }
}

function ownFactor(method: Method | null): OwnFactor | null {
  if (method === null) return null
  const enrolledAt = NOW
  return method === 'email'
    ? { method, address: ADDRESS, enrolledAt }
    : { method, apps: [{ tag: '9Q', name: null, enrolledAt }], enrolledAt }
}
