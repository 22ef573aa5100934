import { taggedIssuer } from '@enrol/otp'
import { useUi } from './ui-provider.tsx'

/** Names several entries, of which any will do: "CJSM · 7K, CJSM · 9Q or CJSM · 4X". */
export function useEntryNames(): (tags: readonly string[]) => string {
  const { anyOf } = useUi().words.common
  const nameOf = useEntryName()
  return (tags) => anyOf(tags.map(nameOf))
}

/** Gives an entry's name, as the authenticator app lists it, from its tag. */
export function useEntryName(): (tag: string) => string {
  const { service } = useUi()
  return (tag) => taggedIssuer(service.name, tag)
}
