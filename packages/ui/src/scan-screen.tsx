import { type ReactNode, useEffect, useRef } from 'react'
import { AddEntry } from './add-entry.tsx'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { ClockWarning } from './clock-warning.tsx'
import { EmailInstead } from './email-instead.tsx'
import { EnrolWayOut } from './enrol-way-out.tsx'
import { usePageTurn } from './frame-context.ts'
import { LoadingScreen } from './loading-screen.tsx'
import { Notice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Device, EmailOffer, TotpEntry, Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'
import { WorkingStatus } from './working-status.tsx'

export interface ScanScreenProps {
  /** Null while it is being made. */
  readonly entry: TotpEntry | null
  readonly device: Device
  readonly email: EmailOffer
  /** This entry replaces one that was shown earlier. */
  readonly renewed: boolean
  /** A new entry is on its way. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onContinue: () => void
  readonly onBack: () => void
  readonly onUseEmail: () => void
  readonly onCannotEnrol: () => void
  /** Asks for a new entry; also after trouble. */
  readonly onNewCode: () => void
  /** Fails when copying is not allowed; the browser's clipboard unless given. */
  readonly copy?: (text: string) => Promise<void>
  /** The browser's own printing unless given. */
  readonly print?: () => void
}

export function ScanScreen(props: ScanScreenProps): ReactNode {
  const { entry, device, email, renewed, busy, trouble, onContinue, onBack, onUseEmail, onCannotEnrol, onNewCode, copy, print } = props
  const { service, words } = useUi()
  const nameOf = useEntryName()
  const { scan } = words.enrol
  const secret = entry?.secret ?? null
  const shownBefore = useRef(secret)
  const news = useRef<HTMLElement>(null)
  usePageTurn(`scan ${secret}`)
  useEffect(() => {
    // Asked for at the foot of the page, a new code appears at its head.
    if (shownBefore.current !== null && secret !== null && shownBefore.current !== secret) news.current?.focus()
    if (secret !== null) shownBefore.current = secret
  }, [secret])

  return (
    <div className="page__column">
      <BackLink onBack={onBack} />
      <ClockWarning device={device} />
      <TroubleNotice trouble={trouble} />
      <PageHeading
        screen="scan"
        title={scan.title(service.name)}
        step={words.common.step({ number: 2, of: 3 })}
        failed={trouble !== null}
      />
      <div role="status">
        {renewed && entry && (
          <Notice title={scan.renewedTitle} focusRef={news}>
            <p className="govuk-body">{scan.renewedText(nameOf(entry.tag))}</p>
          </Notice>
        )}
      </div>
      {entry === null && trouble === null && <LoadingScreen />}
      {entry && <AddEntry key={entry.secret} entry={entry} device={device} {...(copy && { copy })} {...(print && { print })} />}
      {entry ? (
        <>
          <div className="button-row">
            <Button onPress={onContinue}>{words.common.continue}</Button>
          </div>
          <h2 className="govuk-heading-m">{scan.newCodeTitle}</h2>
          <p className="govuk-body">{scan.newCodeText}</p>
          <div className="button-row">
            <Button look="small" busy={busy} onPress={onNewCode}>
              {scan.newCode}
            </Button>
            <WorkingStatus busy={busy} text={scan.making} />
          </div>
        </>
      ) : (
        trouble && (
          <div className="button-row">
            <Button busy={busy} onPress={onNewCode}>
              {words.common.tryAgain}
            </Button>
          </div>
        )
      )}
      {(entry || trouble) && <OtherWays email={email} onUseEmail={onUseEmail} onCannotEnrol={onCannotEnrol} />}
    </div>
  )
}

/** Stands below the QR code, and waits for it: else it would slide away when that comes. */
function OtherWays({ email, onUseEmail, onCannotEnrol }: Pick<ScanScreenProps, 'email' | 'onUseEmail' | 'onCannotEnrol'>): ReactNode {
  const { scan } = useUi().words.enrol
  return (
    <>
      <h2 className="govuk-heading-m">{scan.cannotUseApp}</h2>
      <EmailInstead email={email} onUseEmail={onUseEmail} />
      <EnrolWayOut onCannotEnrol={onCannotEnrol} />
    </>
  )
}
