import { PageFrame } from '@enrol/ui/page-frame'
import { TroubleNotice } from '@enrol/ui/trouble-notice'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from './journey.tsx'
import { useLanguage } from './language.tsx'
import { useLanguageOfPerson } from './use-language-of-person.ts'
import { useSignOut } from './use-sign-out.ts'

/** The frame, with the person's name and Sign out in its header while somebody is signing in or enrolling. */
export function SignOutFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const { session, enrolled } = useJourney()
  const { signOut, trouble, forget } = useSignOut()
  const language = useLanguage()
  useLanguageOfPerson()
  const [path] = useLocation()
  // What was said on one page is not said on the next.
  useEffect(forget, [forget, path])
  const canSignOut = session.stage !== 'anonymous' && enrolled === null
  const ownHelp = session.stage === 'anonymous' ? null : helpOf(session.organisation)
  return (
    <PageFrame {...(canSignOut ? { onSignOut: signOut, personName: session.user.name } : {})} {...(ownHelp && { organisation: ownHelp })}>
      {canSignOut && <TroubleNotice trouble={trouble} />}
      <TroubleNotice trouble={language.trouble} />
      {children}
    </PageFrame>
  )
}

function helpOf({ name, helpdesk }: { readonly name: string; readonly helpdesk?: string }): { name: string; helpdesk: string } | null {
  return helpdesk === undefined ? null : { name, helpdesk }
}
