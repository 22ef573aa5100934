import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { TextInput } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'
import { WorkingStatus } from './working-status.tsx'

/** The field's id, for the error summary's link. */
export const CODE_FIELD = 'code'

export interface CodeFormProps {
  readonly typed: string
  readonly onType: (value: string) => void
  readonly hint: string
  /** The cause, in the words of the error summary. */
  readonly error?: string
  readonly busy: boolean
  readonly onSubmit: () => void
  /** Stands between the field and the button. */
  readonly children?: ReactNode
}

/** One text field for a code. Nothing is checked, sent or changed until the person submits. */
export function CodeForm({ typed, onType, hint, error, busy, onSubmit, children }: CodeFormProps): ReactNode {
  const { common } = useUi().words
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSubmit()
      }}
    >
      <TextInput
        id={CODE_FIELD}
        name="code"
        label={common.codeLabel}
        hint={hint}
        {...(error !== undefined && { error })}
        look="code-input"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={typed}
        onValue={onType}
      />
      {children}
      <div className="button-row">
        <Button type="submit" busy={busy}>
          {common.submit}
        </Button>
        <WorkingStatus busy={busy} text={common.checking} />
      </div>
    </form>
  )
}
