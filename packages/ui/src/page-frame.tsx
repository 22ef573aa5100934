import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { FrameContext } from './frame-context.ts'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LinkWithin } from './link-within.tsx'
import { useUi } from './ui-provider.tsx'

export interface PageFrameProps {
  readonly children: ReactNode
  /** Shows Sign out in the header. */
  readonly onSignOut?: () => void
  /** Whose session it is: on a computer that several people use, it may not be that of whoever sits there. */
  readonly personName?: string
  /** Whom the people of the person's organisation turn to first, in its own words. */
  readonly organisation?: { readonly name: string; readonly helpdesk: string }
}

/** Everything around a screen. Keep one mounted while screens change inside it: it knows which screen came before. */
export function PageFrame({ children, onSignOut, personName, organisation }: PageFrameProps): ReactNode {
  const { locale, service, words } = useUi()
  const shownScreen = useRef<string | null>(null)
  const [pages, setPages] = useState(0)
  const turnPage = useCallback(() => setPages((count) => count + 1), [])
  const frame = useMemo(() => ({ shownScreen, turnPage }), [turnPage])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  return (
    <FrameContext value={frame}>
      <div className="page">
        <LinkWithin to="main" look="skip">
          {words.common.skipLink}
        </LinkWithin>
        <header className="page__bar">
          <div className="page__bar-inner">
            <div className="page__bar-names">
              <span className="page__service" translate="no">
                <SixDots />
                {service.name}
              </span>
              {personName !== undefined && (
                <bdi className="page__person" translate="no">
                  {personName}
                </bdi>
              )}
            </div>
            <div className="page__bar-actions">
              <LanguageSwitch />
              {onSignOut && (
                <Button look="link" onPress={onSignOut}>
                  {words.common.signOut}
                </Button>
              )}
            </div>
          </div>
        </header>
        <div className="page__sheet">
          <main id="main" className="page__main" tabIndex={-1}>
            {children}
          </main>
        </div>
        <footer className="page__footer" key={pages}>
          <div className="page__footer-inner">
            {organisation && (
              <p className="page__own-help">
                <strong>{organisation.name}</strong>
                <br />
                {organisation.helpdesk}
              </p>
            )}
            <strong>{words.common.helpdeskIntro(service.name)}</strong>
            <HelpdeskContact />
          </div>
        </footer>
      </div>
    </FrameContext>
  )
}

/** The product's mark: the six digits of a code. */
function SixDots(): ReactNode {
  return (
    <svg className="page__mark" viewBox="0 0 30 20" aria-hidden="true" focusable="false">
      {[4, 15, 26].flatMap((x) => [4, 16].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r={x === 26 && y === 16 ? 4 : 3} />))}
    </svg>
  )
}
