import type { Trouble } from '@enrol/ui'
import { type Ui, UiProvider } from '@enrol/ui/ui-provider'
import { en, isLocale, type Locale, localeFor, type Words } from '@enrol/words'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

export interface Spoken {
  readonly locale: Locale
  readonly words: Words
}

export interface FirstLanguage extends Spoken {
  /** The browser was set to it by whoever uses it, which is a choice; what was spoken here before may have been somebody else's. */
  readonly chosen: boolean
}

export interface Language {
  readonly locale: Locale
  /** The person asked for this language, on this page, since nobody was signed in. */
  readonly chosen: boolean
  /** Forgets that: the next person has not chosen yet. */
  readonly forgetChoice: () => void
  /** Speaks it from now on, without anybody having asked on this page. */
  readonly follow: (locale: Locale) => void
  /** The words could not be had. */
  readonly trouble: Trouble | null
}

const MEMORY = 'enrol.language'

/** The language of this browser's last visit, else the first one that the browser asks for. */
export async function firstLanguage(): Promise<FirstLanguage> {
  const before = remembered()
  const locale = before ?? localeFor(navigator.languages)
  const spoken = await wordsOf(locale).catch(() => ({ locale: 'en', words: en }) as const)
  return { ...spoken, chosen: before === null && spoken.locale !== 'en' }
}

/** English comes with the page; other languages when they are needed. */
async function wordsOf(locale: Locale): Promise<Spoken> {
  return { locale, words: locale === 'en' ? en : (await import('@enrol/words/cy')).cy }
}

const LanguageContext = createContext<Language | null>(null)

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (language === null) throw new Error('A page was rendered outside LanguageProvider.')
  return language
}

export interface LanguageProviderProps extends Pick<Ui, 'service' | 'clock' | 'secondsAhead'> {
  readonly first: FirstLanguage
  readonly children: ReactNode
}

/** Gives every page its words. Choosing another language changes these alone: the step and what was typed stay. */
export function LanguageProvider({ first, children, ...ui }: LanguageProviderProps): ReactNode {
  const [spoken, setSpoken] = useState<Spoken>(first)
  const [chosen, setChosen] = useState(first.chosen)
  const asked = useRef(0)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  /** The language that was asked for last is spoken, whichever words come last. */
  const speak = useCallback((locale: Locale, byChoice: boolean) => {
    asked.current++
    const number = asked.current
    wordsOf(locale).then(
      (next) => {
        if (number !== asked.current) return
        setTrouble(null)
        setSpoken(next)
        if (byChoice) setChosen(true)
        remember(locale)
      },
      () => {
        if (number === asked.current) setTrouble({ kind: navigator.onLine ? 'unanswered' : 'offline' })
      },
    )
  }, [])
  const choose = useCallback((locale: Locale) => speak(locale, true), [speak])
  const follow = useCallback((locale: Locale) => speak(locale, false), [speak])
  const forgetChoice = useCallback(() => setChosen(false), [])

  const { locale, words } = spoken
  const language = useMemo<Language>(
    () => ({ locale, chosen, forgetChoice, follow, trouble }),
    [locale, chosen, forgetChoice, follow, trouble],
  )
  return (
    <LanguageContext value={language}>
      <UiProvider {...ui} words={words} locale={locale} chooseLocale={choose}>
        {children}
      </UiProvider>
    </LanguageContext>
  )
}

/** Where the browser keeps nothing, the choice lasts as long as the page. */
function remembered(): Locale | null {
  try {
    const locale = localStorage.getItem(MEMORY)
    return isLocale(locale) ? locale : null
  } catch {
    return null
  }
}

function remember(locale: Locale): void {
  try {
    localStorage.setItem(MEMORY, locale)
  } catch {
    // Nothing is lost but the memory of it.
  }
}
