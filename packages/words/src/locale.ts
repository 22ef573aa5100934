export type Locale = 'en'
