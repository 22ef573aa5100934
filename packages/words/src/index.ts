export type { Locale } from './locale.ts'
export type { Service } from './service.ts'
