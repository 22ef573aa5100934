/** The languages, by their BCP 47 tags. */
export const LOCALES = ['en', 'cy'] as const
export type Locale = (typeof LOCALES)[number]

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', cy: 'Cymraeg' }

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The first of the languages that somebody reads, in their order ("cy-GB"), that there are words in; else English. */
export function localeFor(languages: readonly string[]): Locale {
  return languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLocale) ?? 'en'
}
