import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { TextInput } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'

export interface PasswordInputProps {
  readonly id: string
  /** The one that the person has, or one that they choose. */
  readonly purpose: 'current' | 'new'
  /** Left out: "Password", or "New password". */
  readonly label?: string
  readonly hint?: string
  readonly value: string
  readonly error?: string
  readonly onValue: (value: string) => void
}

/** A password, hidden until asked. Pasting and password managers work. */
export function PasswordInput({ id, purpose, label, hint, value, error, onValue }: PasswordInputProps): ReactNode {
  const { signIn, password } = useUi().words
  const [shown, setShown] = useState<boolean | null>(null)
  return (
    <TextInput
      id={id}
      name="password"
      label={label ?? (purpose === 'new' ? password.label : signIn.password)}
      {...(hint !== undefined && { hint })}
      type={shown ? 'text' : 'password'}
      autoComplete={`${purpose}-password`}
      autoCapitalize="none"
      look="name-input"
      value={value}
      {...(error !== undefined && { error })}
      onValue={onValue}
    >
      <Button look="secondary" name={shown ? signIn.hidePassword : signIn.showPassword} onPress={() => setShown(!shown)}>
        {shown ? signIn.hide : signIn.show}
      </Button>
      <span role="status" className="govuk-visually-hidden">
        {shown === null ? '' : shown ? signIn.passwordShown : signIn.passwordHidden}
      </span>
    </TextInput>
  )
}
