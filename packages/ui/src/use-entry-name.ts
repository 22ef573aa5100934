import { taggedIssuer } from '@enrol/otp'
import { listed } from '@enrol/words'
import { useUi } from './ui-provider.tsx'

/** Names several entries, of which any will do: "CJSM · 7K, CJSM · 9Q or CJSM · 4X". */
export function useEntryNames(): (tags: readonly string[]) => string {
  const { common } = useUi().words
  const nameOf = useEntryName()
  return (tags) => listed(tags.map(nameOf), common.or)
}

/** Gives an entry's name, as the authenticator app lists it, from its tag. */
export function useEntryName(): (tag: string) => string {
  const { service } = useUi()
  return (tag) => taggedIssuer(service.name, tag)
}
