import { LANGUAGE_NAMES, LOCALES } from '@enrol/words'
import type { ReactNode } from 'react'
import { useUi } from './ui-provider.tsx'

/** Each language by its own name. Both stay buttons, so that the focus stays where it was; nothing else on the page changes. */
export function LanguageSwitch(): ReactNode {
  const { locale, words, chooseLocale } = useUi()
  if (chooseLocale === undefined) return null
  return (
    <nav className="languages" aria-label={words.common.languageTitle}>
      {LOCALES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="languages__choice"
          aria-current={language === locale}
          onClick={() => chooseLocale(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </nav>
  )
}
