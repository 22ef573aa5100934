import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { RemoveAppDialog } from './remove-app-dialog.tsx'

const meta = {
  title: 'Account/Remove an app',
  component: RemoveAppDialog,
  parameters: { framed: true },
  args: { name: 'Work phone', onRemove: fn(), onKeep: fn() },
} satisfies Meta<typeof RemoveAppDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Asked: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('dialog', { name: 'Remove Work phone?' })).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'Remove Work phone?' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove it' }))
    await expect(args.onRemove).toHaveBeenCalledOnce()
    await expect(args.onKeep).not.toHaveBeenCalled()
  },
}
export const Kept: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Keep it' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
    await expect(args.onRemove).not.toHaveBeenCalled()
  },
}
export const AppWithoutAName: Story = { args: { name: 'CJSM · 7K' } }
export const InWelsh: Story = { globals: { locale: 'cy' } }
