import type { AddressChange } from '@enrol/ui'
import { AddressDialog } from '@enrol/ui/admin/address-dialog'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { type ReactNode, useCallback } from 'react'
import { useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useProvenCall } from './proof-gate.tsx'

export interface CorrectAddressProps {
  readonly id: string
  readonly name: string
  /** As the page was loaded. */
  readonly pending: AddressChange | null
  /** It is over; with what is to be said of it. */
  readonly onEnd: (news: string | null) => void
}

export function CorrectAddress({ id, name, pending, onEnd }: CorrectAddressProps): ReactNode {
  const { admin } = useTRPCClient()
  const { address: words, actions } = useAdminWords()
  const starting = useProvenCall(
    useCallback((asked: { address: string; reason: string }) => admin.startAddressChange.mutate({ id, ...asked }), [admin, id]),
  )
  const confirming = useCall(useCallback((code: string) => admin.confirmAddressChange.mutate({ id, code }), [admin, id]))
  const givingUp = useCall(useCallback(() => admin.cancelAddressChange.mutate({ id }), [admin, id]))
  const started = starting.answer

  async function start(address: string, reason: string): Promise<void> {
    confirming.forget()
    await starting.call({ address, reason })
  }
  async function confirm(code: string): Promise<void> {
    if ((await confirming.call(code))?.kind === 'accepted') onEnd(words.done(name))
  }
  async function giveUp(): Promise<void> {
    const ending = await givingUp.call(undefined)
    if (ending !== null) onEnd(ending.kind === 'cancelled' ? words.givenUp(name) : actions.unchanged)
  }

  return (
    <AddressDialog
      name={name}
      pending={started?.kind === 'sent' ? started : pending}
      refusal={started === null || started.kind === 'sent' ? null : started}
      verdict={confirming.answer}
      busy={starting.busy || confirming.busy || givingUp.busy}
      trouble={starting.trouble ?? confirming.trouble ?? givingUp.trouble}
      onStart={(address, reason) => void start(address, reason)}
      onCode={(code) => void confirm(code)}
      onGiveUp={() => void giveUp()}
      onClose={() => onEnd(null)}
    />
  )
}
