import { useEffect } from 'react'
import { useJourney } from './journey.tsx'
import { useLanguage } from './language.tsx'
import { useTRPCClient } from './trpc.ts'

/** The choice follows the person: what they chose earlier is spoken to them, and what they choose now is remembered for mail and the next session. */
export function useLanguageOfPerson(): void {
  const api = useTRPCClient()
  const { session, refresh } = useJourney()
  const { locale, chosen, forgetChoice, follow } = useLanguage()
  const signedIn = session.stage !== 'anonymous'

  useEffect(() => {
    // When the session ends: what is chosen before signing in is for whoever signs in next.
    return signedIn ? forgetChoice : undefined
  }, [signedIn, forgetChoice])

  useEffect(() => {
    if (session.stage === 'anonymous') return
    const { language } = session.user
    if (language === locale) return
    if (!chosen) {
      // Nobody has chosen: what is spoken here may be what somebody else chose before, and is not kept for this person.
      if (language !== undefined) follow(language)
    } else
      api.session.chooseLanguage
        .mutate({ language: locale })
        // The session may have moved on meanwhile: the server says how it stands.
        .then(refresh)
        // The page speaks it all the same; the next change is remembered.
        .catch(() => undefined)
  }, [session, locale, chosen, follow, api, refresh])
}
