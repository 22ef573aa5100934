import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { TextInput } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'

export interface PasswordInputProps {
  readonly id: string
  readonly value: string
  readonly error?: string
  readonly onValue: (value: string) => void
}

/** The current password, hidden until asked. Pasting and password managers work. */
export function PasswordInput({ id, value, error, onValue }: PasswordInputProps): ReactNode {
  const { signIn } = useUi().words
  const [shown, setShown] = useState<boolean | null>(null)
  return (
    <TextInput
      id={id}
      name="password"
      label={signIn.password}
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
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
