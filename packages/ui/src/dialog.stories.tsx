import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn } from 'storybook/test'
import { Button } from './button.tsx'
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

export const GivesFocusBack: Story = {
  render: function Opened(args) {
    const [open, setOpen] = useState(false)
    return (
      <>
        <Button onPress={() => setOpen(true)}>Open</Button>
        {open && (
          <Dialog {...args} onDismiss={() => setOpen(false)}>
            <Button onPress={() => setOpen(false)}>Close</Button>
          </Dialog>
        )}
      </>
    )
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Open' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Open' })).toHaveFocus()
  },
}
