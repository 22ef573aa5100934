import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { EnrolledDialog } from './enrolled-dialog.tsx'
import { NOW, SECOND } from './testing/fixtures.ts'
import { handClock } from './testing/hand-clock.ts'

const meta = {
  title: 'Enrol/4 App is set up',
  component: EnrolledDialog,
  parameters: { framed: true },
  args: { username: 'sam.okafor', tag: '9Q', nextCodeAt: NOW + 18 * SECOND, leavesAt: NOW + 30 * SECOND, onSignIn: fn(), onLeave: fn() },
} satisfies Meta<typeof EnrolledDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const dialog = canvas.getByRole('dialog', { name: 'Your app is set up' })
    await expect(dialog).toContainElement(document.activeElement as HTMLElement)
    await expect(canvas.getByText('It now shows the codes for the user name sam.okafor.')).toBeVisible()
    await expect(canvas.getByText(/CJSM · 9Q shows it in 18 seconds/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in again' }))
    await expect(args.onSignIn).toHaveBeenCalledOnce()
  },
}

const leaving = handClock(NOW)

export const LeavesWhenTheTimeIsUp: Story = {
  parameters: { clock: leaving.clock },
  beforeEach: leaving.reset,
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText(/closes in 30 seconds/)).toBeVisible()
    leaving.advance(20 * SECOND)
    await expect(await canvas.findByText(/CJSM · 9Q shows the next one now/)).toBeVisible()
    await expect(args.onLeave).not.toHaveBeenCalled()
    leaving.advance(10 * SECOND)
    await waitFor(() => expect(args.onLeave).toHaveBeenCalledOnce())
  },
}

const staying = handClock(NOW)

export const StaysToRead: Story = {
  parameters: { clock: staying.clock },
  beforeEach: staying.reset,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Stay and read' }))
    staying.advance(300 * SECOND)
    await expect(canvas.getByText('This message stays until you close it.')).toBeVisible()
    await expect(args.onLeave).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(args.onLeave).toHaveBeenCalledOnce()
  },
}
