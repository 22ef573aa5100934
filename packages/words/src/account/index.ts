import type { Locale } from '../locale.ts'
import { cy as factorsCy } from './factors-cy.ts'
import { type FactorWords, en as factorsEn } from './factors-en.ts'
import { cy as securityCy } from './security-cy.ts'
import { type SecurityWords, en as securityEn } from './security-en.ts'

export type { Actor, DeviceFacts, DeviceSystem } from './device-facts.ts'

export interface AccountWords extends FactorWords, SecurityWords {}

/** Of a person's own pages, in both languages: none of it is needed to sign in. */
export const accountWords: Readonly<Record<Locale, AccountWords>> = {
  en: { ...factorsEn, ...securityEn },
  cy: { ...factorsCy, ...securityCy },
}
