import type { Meta, StoryObj } from '@storybook/react-vite'
import { Activity, useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
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

/** As while a page is put away for a proof: what was typed is still there, and nothing was dismissed. */
export const PutAwayAndBack: Story = {
  render: function PutAway(args) {
    const [away, setAway] = useState(false)
    return (
      <>
        {away && <Button onPress={() => setAway(false)}>Go on</Button>}
        <Activity mode={away ? 'hidden' : 'visible'}>
          <Dialog {...args}>
            <input aria-label="Reason" />
            <Button onPress={() => setAway(true)}>Put away</Button>
          </Dialog>
        </Activity>
      </>
    )
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Reason'), 'lost phone')
    await userEvent.click(canvas.getByRole('button', { name: 'Put away' }))
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
    await userEvent.click(canvas.getByRole('button', { name: 'Go on' }))
    await expect(canvas.getByRole('heading', { name: 'Your app is set up' })).toHaveFocus()
    await expect(canvas.getByLabelText('Reason')).toHaveValue('lost phone')
    await expect(args.onDismiss).not.toHaveBeenCalled()
    canvas.getByRole<HTMLDialogElement>('dialog').close()
    await waitFor(() => expect(args.onDismiss).toHaveBeenCalledOnce())
  },
}
