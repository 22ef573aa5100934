import { useHistoryState } from 'wouter/use-browser-location'

/** Kept with the step to a page below the list, through a reload as well: what was asked of the list, as it stands in its address. */
export interface ListBehind {
  readonly listBehind: string
}

/** The list that led to this page; opened at its address or in a new tab, the plain one. */
export function useListBehind(): string {
  const state: unknown = useHistoryState()
  const asked = typeof state === 'object' && state !== null && 'listBehind' in state ? state.listBehind : null
  return typeof asked === 'string' ? `/admin/people${asked}` : '/admin/people'
}
