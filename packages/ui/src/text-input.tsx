import { type InputHTMLAttributes, type ReactNode, type RefObject, useId } from 'react'
import { useUi } from './ui-provider.tsx'

export interface TextInputProps
  extends Pick<InputHTMLAttributes<HTMLInputElement>, 'autoComplete' | 'inputMode' | 'autoCapitalize' | 'type'> {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** The cause, in the words of the error summary. */
  readonly error?: string
  readonly look: 'name-input' | 'code-input' | 'recovery-input' | 'count-input'
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onValue: (value: string) => void
  /** Stands inside the field's row, for example to show a password. */
  readonly children?: ReactNode
}

/** One labelled field. What is typed is kept and never changed. */
export function TextInput({ id, label, hint, error, look, inputRef, onValue, children, ...input }: TextInputProps): ReactNode {
  const { words } = useUi()
  const baseId = useId()
  const hintId = hint === undefined ? undefined : `${baseId}hint`
  const errorId = error === undefined ? undefined : `${baseId}error`
  const field = (
    <input
      {...input}
      id={id}
      ref={inputRef}
      className={`govuk-input ${look}${error === undefined ? '' : ' govuk-input--error'}`}
      spellCheck={false}
      autoCorrect="off"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={[hintId, errorId].filter(Boolean).join(' ') || undefined}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
  return (
    <div className={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="govuk-hint" id={hintId}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p className="govuk-error-message" id={errorId}>
          <span className="govuk-visually-hidden">{words.common.errorPrefix}</span> {error}
        </p>
      )}
      {children ? (
        <div className="password">
          {field}
          {children}
        </div>
      ) : (
        field
      )}
    </div>
  )
}
