import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { EmailEnrolledDialog } from './email-enrolled-dialog.tsx'
import { ADDRESS } from './testing/fixtures.ts'

const meta = {
  title: 'Enrol/Email MFA is set up',
  component: EmailEnrolledDialog,
  parameters: { framed: true },
  args: { address: ADDRESS, onContinue: fn() },
} satisfies Meta<typeof EmailEnrolledDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('dialog', { name: 'Email MFA is set up' })).toContainElement(document.activeElement as HTMLElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(args.onContinue).toHaveBeenCalledOnce()
  },
}

export const EscapeContinues: Story = {
  play: async ({ args, canvas }) => {
    // What a browser sends when Escape is pressed in a modal dialog.
    canvas.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    await expect(args.onContinue).toHaveBeenCalledOnce()
  },
}
