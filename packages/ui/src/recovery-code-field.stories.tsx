import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { RecoveryCodeField } from './recovery-code-field.tsx'

const meta = {
  title: 'Parts/Recovery code field',
  component: RecoveryCodeField,
  args: { typed: '', onType: fn() },
} satisfies Meta<typeof RecoveryCodeField>

export default meta
type Story = StoryObj<typeof meta>

export const Refused: Story = {
  args: { typed: '123456', error: 'That is not a recovery code' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Recovery code')).toHaveAccessibleDescription(/Error: That is not a recovery code/)
  },
}
export const Empty: Story = {}
export const InWelsh: Story = { globals: { locale: 'cy' } }
