import { taggedIssuer } from '@enrol/otp'
import { useUi } from './ui-provider.tsx'

/** Gives an entry's name, as the authenticator app lists it, from its tag. */
export function useEntryName(): (tag: string) => string {
  const { service } = useUi()
  return (tag) => taggedIssuer(service.name, tag)
}
