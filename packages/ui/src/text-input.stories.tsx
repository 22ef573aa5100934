import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { TextInput } from './text-input.tsx'

const meta = {
  title: 'Parts/Text input',
  component: TextInput,
  args: { id: 'username', name: 'username', label: 'User name', look: 'name-input', value: '', onValue: fn() },
} satisfies Meta<typeof TextInput>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const WithHint: Story = { args: { hint: 'It came in your welcome letter' } }
export const WithError: Story = { args: { error: 'Enter your user name', value: 'kept' } }
