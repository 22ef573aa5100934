import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MINUTE, NOW, REFERENCE } from '../testing/fixtures.ts'
import { AddressDialog } from './address-dialog.tsx'

const pending = { address: 'sam@newfirm.example', sentAt: NOW - MINUTE, expiresAt: NOW + 14 * MINUTE }

const meta = {
  title: 'Administration/Correct an address',
  component: AddressDialog,
  args: {
    name: 'Sam Okafor',
    pending: null,
    refusal: null,
    verdict: null,
    busy: false,
    trouble: null,
    onStart: fn(),
    onCode: fn(),
    onGiveUp: fn(),
    onClose: fn(),
  },
} satisfies Meta<typeof AddressDialog>

export default meta
type Story = StoryObj<typeof meta>

export const NotAnAddress: Story = { args: { refusal: { kind: 'not-an-address' } } }
export const TheSame: Story = { args: { refusal: { kind: 'unchanged' } } }
export const NoMailThere: Story = { args: { refusal: { kind: 'address-refused' } } }
export const TooSoon: Story = { args: { refusal: { kind: 'wait', until: NOW + MINUTE } } }
export const MailUnavailable: Story = {
  args: { refusal: { kind: 'mail-unavailable', reference: REFERENCE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(new RegExp(REFERENCE))).toBeVisible()
  },
}
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const AsksForTheAddress: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send a code to it' }))
    await expect(canvas.getByRole('link', { name: 'Enter one email address' })).toBeVisible()
    await expect(canvas.getByRole('link', { name: 'Enter a reason' })).toBeVisible()
    await expect(args.onStart).not.toHaveBeenCalled()
    await userEvent.type(canvas.getByLabelText('New email address'), ' sam@newfirm.example ')
    await userEvent.type(canvas.getByLabelText('Reason'), 'moved, seen in person')
    await userEvent.click(canvas.getByRole('button', { name: 'Send a code to it' }))
    await expect(args.onStart).toHaveBeenCalledWith('sam@newfirm.example', 'moved, seen in person')
  },
}
export const AsksForTheCode: Story = {
  args: { pending },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(canvas.getByRole('link', { name: 'Enter the 6-digit code' })).toBeVisible()
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456{Enter}')
    await expect(args.onCode).toHaveBeenCalledWith('123456')
    await userEvent.click(canvas.getByRole('button', { name: 'Give up the change' }))
    await expect(args.onGiveUp).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Send another code' }))
    await expect(canvas.getByLabelText('New email address')).toHaveValue('sam@newfirm.example')
  },
}
export const WrongCode: Story = { args: { pending, verdict: { kind: 'wrong', attemptsLeft: 4 } } }
export const LastWrongCode: Story = { args: { pending, verdict: { kind: 'wrong', attemptsLeft: 0 } } }
export const CodeDied: Story = { args: { pending, verdict: { kind: 'nothing-to-confirm', reason: 'misses' } } }
export const CodeExpired: Story = {
  args: { pending, verdict: { kind: 'expired', sentAt: NOW - 16 * MINUTE, expiresAt: NOW - MINUTE } },
}
export const Working: Story = { args: { pending, busy: true } }
