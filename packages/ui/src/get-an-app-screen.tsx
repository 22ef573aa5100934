import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ClockWarning, useClockOff } from './clock-warning.tsx'
import { PageHeading } from './page-heading.tsx'
import type { Device } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface GetAnAppScreenProps {
  readonly device: Device
  readonly onContinue: () => void
}

export function GetAnAppScreen({ device, onContinue }: GetAnAppScreenProps): ReactNode {
  const { service, words } = useUi()
  const { getAnApp } = words.enrol
  const clockIsOff = useClockOff() !== null
  return (
    <>
      <div className="page__column">
        <ClockWarning device={device} />
      </div>
      <div className="page__column" key={clockIsOff ? 'warned' : 'right'}>
        <PageHeading screen="get-an-app" title={getAnApp.title} step={words.common.step({ number: 1, of: 3 })} />
        <p className="govuk-body">{getAnApp.lead(service.name)}</p>
        <p className="govuk-body">{getAnApp.whatItIs}</p>
        <div className="button-row">
          <Button look="secondary" onPress={onContinue}>
            {getAnApp.haveOne}
          </Button>
        </div>
        <h2 className="govuk-heading-m">{getAnApp.choose}</h2>
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
        <p className="govuk-body">{getAnApp.thenContinue}</p>
        <div className="button-row">
          <Button onPress={onContinue}>{words.common.continue}</Button>
        </div>
      </div>
    </>
  )
}
