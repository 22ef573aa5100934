import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ChallengeEmailScreen } from './challenge-email-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'

const SENT = { number: 1, sentAt: NOW, expiresAt: NOW + 15 * MINUTE, resendAt: NOW + MINUTE }

const meta = {
  title: 'Second factor/Email code',
  component: ChallengeEmailScreen,
  parameters: { framed: true },
  args: {
    address: 's•••@example.org',
    newest: null,
    sentHere: null,
    refusal: null,
    delivery: [],
    verdict: null,
    sending: false,
    busy: false,
    trouble: null,
    onSend: fn(),
    onSubmit: fn(),
    onTryAgain: fn(),
    onCannotGetCode: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof ChallengeEmailScreen>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }))
    await expect(args.onSend).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'I can’t get a code' }))
    await expect(args.onCannotGetCode).toHaveBeenCalledOnce()
  },
}

export const RecoveryCodeInsteadOfACode: Story = {
  args: { newest: SENT, onUseRecoveryCode: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'k7qm 3xda 9wte 0hbv{Enter}')
    await expect(canvas.getByRole('link', { name: 'That looks like a recovery code, not a code from an email' })).toBeVisible()
    await expect(canvas.getByText('Choose “Use a recovery code” below.')).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const RecoveryCodeWhereThereAreNone: Story = {
  args: { newest: SENT },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'K7QM-3XDA-9WTE-0HBV{Enter}')
    await expect(canvas.getByText('Enter the 6 digits from the newest email.')).toBeVisible()
  },
}

export const Sent: Story = {
  args: { newest: SENT, delivery: [{ status: 'delivered', at: NOW + 2 * SECOND }] },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '００１２３４{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('001234')
  },
}

export const HotmailMasked: Story = {
  args: { address: 's•••@hotmail.com' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Hotmail, Outlook.com and Live addresses have lost/)).toBeVisible()
  },
}

export const WrongCode: Story = { args: { newest: SENT, verdict: { kind: 'wrong', attemptsLeft: 1 } } }
export const EarlierEmail: Story = {
  args: {
    newest: { ...SENT, number: 2 },
    verdict: { kind: 'superseded', number: 1, sentAt: NOW - 3 * MINUTE, newest: { number: 2, sentAt: NOW }, attemptsLeft: 3 },
  },
}
export const Expired: Story = {
  args: {
    newest: { ...SENT, sentAt: NOW - 16 * MINUTE, expiresAt: NOW - MINUTE, resendAt: NOW - 15 * MINUTE },
    verdict: { kind: 'expired', sentAt: NOW - 16 * MINUTE, expiresAt: NOW - MINUTE },
  },
}
export const AlreadyUsed: Story = { args: { newest: SENT, verdict: { kind: 'already-used' } } }
export const DiedOfMisses: Story = { args: { newest: SENT, verdict: { kind: 'nothing-to-confirm', reason: 'misses' } } }
export const Locked: Story = { args: { newest: SENT, verdict: { kind: 'locked', until: NOW + 15 * MINUTE } } }
export const Wait: Story = { args: { newest: SENT, refusal: { kind: 'wait', until: NOW + 40 * SECOND } } }
export const OtherMethod: Story = { args: { refusal: { kind: 'not-offered', reason: 'other-method' } } }
export const MailUnavailable: Story = { args: { refusal: { kind: 'mail-unavailable', reference: REFERENCE } } }
export const Offline: Story = { args: { newest: SENT, trouble: { kind: 'offline' } } }
