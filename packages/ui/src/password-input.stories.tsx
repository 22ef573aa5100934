import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { PasswordInput } from './password-input.tsx'

const meta = {
  title: 'Parts/Password input',
  component: PasswordInput,
  args: { purpose: 'current', id: 'password', value: '', onValue: fn() },
} satisfies Meta<typeof PasswordInput>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const WithError: Story = { args: { error: 'Enter your password' } }
