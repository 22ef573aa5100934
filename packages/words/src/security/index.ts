import type { Locale } from '../locale.ts'
import { cy } from './cy.ts'
import { en, type SecurityWords } from './en.ts'

export type { Actor, DeviceFacts, DeviceSystem } from './device-facts.ts'
export type { SecurityWords } from './en.ts'

/** Of the account page alone, in both languages: none of it is needed to sign in. */
export const securityWords: Readonly<Record<Locale, SecurityWords>> = { en, cy }
