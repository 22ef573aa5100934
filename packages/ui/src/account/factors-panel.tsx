import type { Instant } from '@enrol/otp'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../button.tsx'
import { type OwnApp, OwnApps } from './own-apps.tsx'
import { RemovableApps } from './removable-apps.tsx'
import { useAccountWords } from './use-account-words.tsx'

export type OwnFactor =
  | { readonly method: 'totp'; readonly apps: readonly OwnApp[]; readonly enrolledAt: Instant }
  | { readonly method: 'email'; readonly address: string; readonly enrolledAt: Instant }

export interface FactorsPanelProps {
  readonly factor: OwnFactor
  /** How many apps there may be. */
  readonly most: number
  /** Codes may come by email. */
  readonly emailOffered: boolean
  /** Why the last app was not removed; a new object for each press. */
  readonly outcome: { readonly kind: 'not-found' | 'last-one' } | null
  readonly busy: boolean
  readonly onAdd: () => void
  readonly onRemove: (tag: string) => void
  /** It is lost: another one is put in its place. Offered where there is room for that. */
  readonly onReplace: (tag: string) => void
  readonly onChangeToEmail: () => void
}

/** Where the person's codes come from, and the ways to change it. */
export function FactorsPanel(props: FactorsPanelProps): ReactNode {
  const { factor, most, emailOffered, outcome, busy, onAdd, onRemove, onReplace, onChangeToEmail } = props
  const { apps: words } = useAccountWords()
  const news = useRef<HTMLParagraphElement>(null)
  const hasRoom = factor.method === 'totp' && factor.apps.length < most
  const lost = hasRoom
    ? ({ tag }: OwnApp, name: string) => (
        <Button look="link" name={words.lostNamed(name)} onPress={() => onReplace(tag)}>
          {words.lost}
        </Button>
      )
    : null
  // The button that was pressed may be gone with its app.
  useEffect(() => {
    if (outcome !== null) news.current?.focus()
  }, [outcome])
  return (
    <section>
      <h2 className="govuk-heading-m">{words.title}</h2>
      <p className="govuk-body" role="status" tabIndex={-1} ref={news}>
        {outcome && words.refused[outcome.kind]}
      </p>
      {factor.method === 'email' ? (
        <>
          <p className="govuk-body">{words.email(factor.address)}</p>
          <p className="govuk-body">{words.toAppText}</p>
          <div className="button-row">
            <Button look="secondary" onPress={onAdd}>
              {words.toApp}
            </Button>
          </div>
        </>
      ) : (
        <>
          {factor.apps.length > 1 && <p className="govuk-body">{words.each}</p>}
          {/* The last one can't be removed: whoever has a second factor keeps one. */}
          {factor.apps.length > 1 ? (
            <RemovableApps apps={factor.apps} busy={busy} onRemove={onRemove} {...(lost && { beside: lost })} />
          ) : (
            <OwnApps apps={factor.apps} {...(lost && { action: lost })} />
          )}
          {factor.apps.length === 1 && <p className="govuk-body">{words.addText}</p>}
          {factor.apps.length >= most && <p className="govuk-body">{words.most(most)}</p>}
          <div className="button-row">
            {factor.apps.length < most && (
              <Button look="secondary" onPress={onAdd}>
                {words.add}
              </Button>
            )}
            {emailOffered && (
              <Button look="link" onPress={onChangeToEmail}>
                {words.toEmail}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
