import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { Dialog } from './dialog.tsx'

const meta = {
  title: 'Parts/Dialog',
  component: Dialog,
  args: { title: 'Your app is set up', children: <p className="govuk-body">Sign in again.</p>, onDismiss: fn() },
} satisfies Meta<typeof Dialog>

export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Your app is set up' })).toHaveFocus()
  },
}
export const Success: Story = { args: { success: true } }
