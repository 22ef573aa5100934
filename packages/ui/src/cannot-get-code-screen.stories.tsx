import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { CannotGetCodeScreen } from './cannot-get-code-screen.tsx'
import { MINUTE, NOW, REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Second factor/Can’t get a code',
  component: CannotGetCodeScreen,
  parameters: { framed: true },
  args: {
    method: 'totp',
    reference: REFERENCE,
    trouble: null,
    onBack: fn(),
    reset: null,
    resetEnding: null,
    busy: false,
    onRequestReset: fn(),
    onCancelReset: fn(),
  },
} satisfies Meta<typeof CannotGetCodeScreen>

export default meta
type Story = StoryObj<typeof meta>

export const App: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}
export const WithRecoveryCodes: Story = {
  args: { onUseRecoveryCode: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Use a recovery code' }))
    await expect(args.onUseRecoveryCode).toHaveBeenCalledOnce()
  },
}
export const AsksForAReset: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for a reset' }))
    await expect(args.onRequestReset).toHaveBeenCalledOnce()
  },
}
export const ResetAsked: Story = { args: { reset: { reference: '9WTE-4HBV', at: null } } }
export const ResetGranted: Story = {
  args: { reset: { reference: '9WTE-4HBV', at: NOW + 1440 * MINUTE } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/^Your MFA will be reset on 25 November 2026 at 10:44\./)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel the reset' }))
    await expect(args.onCancelReset).toHaveBeenCalledOnce()
  },
}
export const ResetCancelled: Story = { args: { resetEnding: 'cancelled' } }
export const NobodyToAsk: Story = { args: { resetEnding: 'nobody-to-ask' } }
export const Email: Story = { args: { method: 'email' } }
export const NoReferenceYet: Story = { args: { reference: null } }
export const Offline: Story = {
  args: { reference: null, trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
  },
}
