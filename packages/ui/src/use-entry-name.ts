import { taggedIssuer } from '@enrol/otp'
import { useUi } from './ui-provider.tsx'

/** Names several entries, of which any will do: "CJSM · 7K or CJSM · 9Q". */
export function useEntryNames(): (tags: readonly string[]) => string {
  const { locale } = useUi()
  const nameOf = useEntryName()
  return (tags) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(tags.map(nameOf))
}

/** Gives an entry's name, as the authenticator app lists it, from its tag. */
export function useEntryName(): (tag: string) => string {
  const { service } = useUi()
  return (tag) => taggedIssuer(service.name, tag)
}
