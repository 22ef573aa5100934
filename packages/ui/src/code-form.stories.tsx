import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { CodeForm } from './code-form.tsx'

const meta = {
  title: 'Parts/Code form',
  component: CodeForm,
  args: { typed: '', onType: fn(), hint: 'The one your app shows now', busy: false, onSubmit: fn() },
} satisfies Meta<typeof CodeForm>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Typing: Story = { args: { typed: '123 4' } }
export const WithError: Story = { args: { typed: '123 4', error: 'The code must be 6 digits' } }
export const Busy: Story = { args: { typed: '123456', busy: true } }
