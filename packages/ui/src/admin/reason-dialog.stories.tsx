import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ReasonDialog } from './reason-dialog.tsx'

const meta = {
  title: 'Parts/Reason',
  component: ReasonDialog,
  args: {
    action: 'unlock',
    name: 'Sam Okafor',
    text: 'The wrong codes no longer count, and codes can be entered again at once.',
    busy: false,
    trouble: null,
    onConfirm: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof ReasonDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Unlock: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Reason'), 'knows the PIN')
    await userEvent.click(canvas.getByRole('button', { name: 'Unlock' }))
    await expect(args.onConfirm).toHaveBeenCalledWith('knows the PIN')
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }))
    await expect(args.onCancel).toHaveBeenCalledOnce()
  },
}
export const TakeTheRoleAway: Story = {
  args: { action: 'make-member', text: 'They are signed out and can no longer see these pages.' },
}
export const Working: Story = { args: { busy: true } }
