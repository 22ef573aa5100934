import type { ReactNode, RefObject } from 'react'
import { TextInput } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'

/** The field's id, for the error summary's link. */
export const RECOVERY_FIELD = 'recovery-code'

export interface RecoveryCodeFieldProps {
  readonly typed: string
  readonly onType: (value: string) => void
  /** The cause, in the words of the error summary. */
  readonly error?: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** Takes one of the codes that the person has kept. */
export function RecoveryCodeField({ typed, onType, ...rest }: RecoveryCodeFieldProps): ReactNode {
  const { recovery } = useUi().words
  return (
    <TextInput
      id={RECOVERY_FIELD}
      name="recovery-code"
      label={recovery.label}
      hint={recovery.hint}
      look="recovery-input"
      type="text"
      autoComplete="off"
      autoCapitalize="characters"
      value={typed}
      onValue={onType}
      {...rest}
    />
  )
}
