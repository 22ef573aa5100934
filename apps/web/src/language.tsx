import type { Trouble } from '@enrol/ui'
import { type Ui, UiProvider } from '@enrol/ui/ui-provider'
import { en, isLocale, type Locale, localeFor, type Words } from '@enrol/words'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

export interface Spoken {
  readonly locale: Locale
  readonly words: Words
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
export async function firstLanguage(): Promise<Spoken> {
  const locale = remembered() ?? localeFor(navigator.languages)
  return wordsOf(locale).catch(() => ({ locale: 'en', words: en }))
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
  readonly first: Spoken
  readonly children: ReactNode
}

/** Gives every page its words. Choosing another language changes these alone: the step and what was typed stay. */
export function LanguageProvider({ first, children, ...ui }: LanguageProviderProps): ReactNode {
  const [spoken, setSpoken] = useState(first)
  const [chosen, setChosen] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const speak = useCallback((locale: Locale) => {
    wordsOf(locale).then(
      (next) => {
        setTrouble(null)
        setSpoken(next)
        remember(locale)
      },
      () => setTrouble(navigator.onLine ? { kind: 'server', reference: null } : { kind: 'offline' }),
    )
  }, [])
  const choose = useCallback(
    (locale: Locale) => {
      setChosen(true)
      speak(locale)
    },
    [speak],
  )
  const forgetChoice = useCallback(() => setChosen(false), [])

  const { locale, words } = spoken
  const language = useMemo<Language>(
    () => ({ locale, chosen, forgetChoice, follow: speak, trouble }),
    [locale, chosen, forgetChoice, speak, trouble],
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
