import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { UnkeptDialog } from './unkept-dialog.tsx'

const meta = {
  title: 'Parts/Passwords not kept',
  component: UnkeptDialog,
  args: { what: 'passwords', onKeep: fn(), onLeave: fn(), onStay: fn() },
} satisfies Meta<typeof UnkeptDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'You have not kept the passwords' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Download passwords (CSV)' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Leave without them' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Stay' }))
    await expect(args.onStay).toHaveBeenCalledOnce()
  },
}
export const StillAdding: Story = {
  args: { what: 'adding' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: 'Download passwords (CSV)' })).not.toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await expect(args.onLeave).not.toHaveBeenCalled()
  },
}
export const OneAlone: Story = {
  args: { what: 'password' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'You have not kept the password' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Print a letter' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Leave without it' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
  },
}
/** Cancelled or not: a browser tells of both alike. */
export const AfterPrinting: Story = {
  args: { what: 'printed' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'Did all the letters print?' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Download passwords (CSV)' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'No, stay' }))
    await expect(args.onStay).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Yes, leave' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
  },
}
export const AfterPrintingOne: Story = {
  args: { what: 'letter' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'Did the letter print?' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Print a letter' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Yes, leave' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
  },
}
