import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { UnsavedDialog } from './unsaved-dialog.tsx'

const meta = {
  title: 'Parts/Policy not saved',
  component: UnsavedDialog,
  args: { onLeave: fn(), onStay: fn() },
} satisfies Meta<typeof UnsavedDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Asks: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'You have not saved the policy' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Stay' }))
    await expect(args.onStay).toHaveBeenCalledOnce()
    await expect(args.onLeave).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Leave without saving' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
  },
}
