import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { RemindDialog } from './remind-dialog.tsx'

const meta = {
  title: 'Parts/Remind by email',
  component: RemindDialog,
  args: {
    reminders: { next: 81, later: 0, lately: 38, noAddress: 7 },
    busy: false,
    trouble: null,
    onConfirm: fn(),
    onCancel: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof RemindDialog>

export default meta
type Story = StoryObj<typeof meta>

export const AsksFirst: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'Remind 81 people by email?' })).toHaveFocus()
    await expect(canvas.getByText(/^38 people were written to within the last week/)).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'See who they are: “Not enrolled, no verified address”' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people?filter=no-address')
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }))
    await expect(args.onCancel).toHaveBeenCalledOnce()
    await expect(args.onConfirm).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Send the reminder' }))
    await expect(args.onConfirm).toHaveBeenCalledOnce()
  },
}
export const Everybody: Story = { args: { reminders: { next: 1, later: 0, lately: 0, noAddress: 0 } } }
export const MoreThanAtOnce: Story = {
  args: { reminders: { next: 200, later: 4_926, lately: 1, noAddress: 1 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No more are reminded at once. 4926 people are left for the next time.')).toBeVisible()
  },
}
export const Nobody: Story = {
  args: { reminders: { next: 0, later: 0, lately: 119, noAddress: 7 } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: 'Send the reminder' })).not.toBeInTheDocument()
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(args.onCancel).toHaveBeenCalledOnce()
  },
}
export const Sending: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
