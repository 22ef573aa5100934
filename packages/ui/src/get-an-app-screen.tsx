import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ClockWarning, useClockOff } from './clock-warning.tsx'
import { Notice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Device, Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'

export interface GetAnAppScreenProps {
  /** Whose session it is, which is not for certain whoever sits there. */
  readonly person: { readonly name: string; readonly username: string }
  readonly device: Device
  /** An entry that was shown earlier and still waits for its code; null: none. */
  readonly pendingTag: string | null
  /** The app that the person's organisation has approved; null: any will do. */
  readonly approvedApp: { readonly name: string; readonly url: string | null } | null
  readonly onContinue: () => void
  /** Goes on with that entry. */
  readonly onEnterCode: () => void
  readonly onSignOut: () => void
  /** Of signing out. */
  readonly trouble: Trouble | null
}

export function GetAnAppScreen(props: GetAnAppScreenProps): ReactNode {
  const { person, device, pendingTag, approvedApp, onContinue, onEnterCode, onSignOut, trouble } = props
  const { service, words } = useUi()
  const { getAnApp } = words.enrol
  const entryName = useEntryName()
  const clockIsOff = useClockOff() !== null
  return (
    <>
      <div className="page__column">
        <TroubleNotice trouble={trouble} />
        <PageHeading screen="get-an-app" title={getAnApp.title} step={words.common.step({ number: 1, of: 3 })} failed={trouble !== null} />
        <p className="govuk-body">
          {getAnApp.forWhom(person)}{' '}
          <Button look="link" onPress={onSignOut}>
            {getAnApp.notYou}
          </Button>
        </p>
        <ClockWarning device={device} />
        {pendingTag !== null && (
          <Notice title={getAnApp.pendingTitle(entryName(pendingTag))}>
            <p className="govuk-body">{getAnApp.pendingText}</p>
            <Button look="secondary" onPress={onEnterCode}>
              {getAnApp.pendingContinue}
            </Button>
          </Notice>
        )}
      </div>
      {/* Set anew when something comes above it, so that nothing slides away; the heading, which may have the focus, stays. */}
      <div className="page__column" key={clockIsOff ? 'warned' : 'right'}>
        <p className="govuk-body">{getAnApp.lead(service.name)}</p>
        <p className="govuk-body">{getAnApp.whatItIs}</p>
        <div className="button-row">
          <Button look="secondary" onPress={onContinue}>
            {getAnApp.haveOne}
          </Button>
        </div>
        <h2 className="govuk-heading-m">{getAnApp.choose}</h2>
        {approvedApp === null ? <AnyApp /> : <ApprovedApp {...approvedApp} />}
        <p className="govuk-body">{getAnApp.thenContinue}</p>
        <div className="button-row">
          <Button onPress={onContinue}>{words.common.continue}</Button>
        </div>
      </div>
    </>
  )
}

function ApprovedApp({ name, url }: { readonly name: string; readonly url: string | null }): ReactNode {
  const { getAnApp } = useUi().words.enrol
  return (
    <>
      <p className="govuk-body">{getAnApp.approved(name)}</p>
      {url !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={url} target="_blank" rel="noreferrer">
            {getAnApp.approvedLink(name)}
          </a>
        </p>
      )}
    </>
  )
}

function AnyApp(): ReactNode {
  const { getAnApp } = useUi().words.enrol
  return (
    <>
      <p className="govuk-body">{getAnApp.askIt}</p>
      <p className="govuk-body">{getAnApp.chooseHint}</p>
      <dl className="facts facts--examples">
        {getAnApp.examples.map(({ device, apps }) => (
          <div key={device}>
            <dt>{device}</dt>
            <dd>{apps}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">{getAnApp.search}</p>
    </>
  )
}
