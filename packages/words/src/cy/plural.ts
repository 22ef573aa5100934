/** The forms of a noun after a numeral: 2, 3 and 6 can change its first letter. */
export interface WelshForms {
  readonly two: string
  readonly few: string
  readonly many: string
  /** After 0, 1, 4, 5 and everything from 7 on. */
  readonly other: string
}

/** "1 munud", "2 funud", "3 munud": browsers need not carry the rules of Welsh, so they are here (Unicode CLDR, cardinal rules of `cy`). */
export function counted(count: number, forms: WelshForms): string {
  return `${count} ${formOf(count, forms)}`
}

function formOf(count: number, { two, few, many, other }: WelshForms): string {
  switch (count) {
    case 2:
      return two
    case 3:
      return few
    case 6:
      return many
    default:
      return other
  }
}

export const PEOPLE: WelshForms = { two: 'berson', few: 'pherson', many: 'pherson', other: 'person' }
export const SECONDS: WelshForms = { two: 'eiliad', few: 'eiliad', many: 'eiliad', other: 'eiliad' }
export const MINUTES: WelshForms = { two: 'funud', few: 'munud', many: 'munud', other: 'munud' }
export const HOURS: WelshForms = { two: 'awr', few: 'awr', many: 'awr', other: 'awr' }
export const DAYS: WelshForms = { two: 'ddiwrnod', few: 'diwrnod', many: 'diwrnod', other: 'diwrnod' }
export const CHARACTERS: WelshForms = { two: 'nod', few: 'nod', many: 'nod', other: 'nod' }
export const ATTEMPTS: WelshForms = { two: 'gynnig', few: 'chynnig', many: 'chynnig', other: 'cynnig' }
export const RECOVERY_CODES: WelshForms = { two: 'god adfer', few: 'chod adfer', many: 'chod adfer', other: 'cod adfer' }
