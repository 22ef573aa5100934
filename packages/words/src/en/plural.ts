const rules = new Intl.PluralRules('en-GB')

/** "1 minute", "2 minutes". */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${rules.select(count) === 'one' ? one : other}`
}
