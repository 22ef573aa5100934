import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ChallengeTotpScreen } from './challenge-totp-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'
import { handClock } from './testing/hand-clock.ts'

const meta = {
  title: 'Second factor/App code',
  component: ChallengeTotpScreen,
  parameters: { framed: true },
  args: {
    tags: ['9Q'],
    verdict: null,
    busy: false,
    trouble: null,
    onSubmit: fn(),
    onCannotGetCode: fn(),
    onTryAgain: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof ChallengeTotpScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/look for CJSM · 9Q/)).toBeVisible()
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123-456{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
    await userEvent.click(canvas.getByRole('button', { name: 'I can’t get a code' }))
    await expect(args.onCannotGetCode).toHaveBeenCalledOnce()
  },
}

export const WithRecoveryCodes: Story = {
  args: { onUseRecoveryCode: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Use a recovery code' }))
    await expect(args.onUseRecoveryCode).toHaveBeenCalledOnce()
  },
}

export const RecoveryCodeInsteadOfACode: Story = {
  args: { onUseRecoveryCode: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'k7qm 3xda 9wte 0hbv{Enter}')
    await expect(canvas.getByRole('link', { name: 'That looks like a recovery code, not a code from your app' })).toBeVisible()
    await expect(canvas.getByText('Choose “Use a recovery code” below.')).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const RecoveryCodeWhereThereAreNone: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'K7QM-3XDA-9WTE-0HBV{Enter}')
    await expect(canvas.getByText('Enter the 6 digits that your app shows.')).toBeVisible()
  },
}

export const SeveralApps: Story = {
  args: { tags: ['9Q', '7K', '3D'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Open your authenticator app and look for CJSM · 9Q, CJSM · 7K or CJSM · 3D.')).toBeVisible()
  },
}
export const SeveralAppsInWelsh: Story = {
  args: { tags: ['9Q', '7K', '3D'] },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/CJSM · 9Q, CJSM · 7K neu CJSM · 3D/)).toBeVisible()
  },
}

const spent = handClock(NOW)

export const LastCodeSpent: Story = {
  args: { nextCodeAt: NOW + 18 * SECOND },
  parameters: { clock: spent.clock },
  beforeEach: spent.reset,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Your app shows the next one in 18 seconds/)).toBeVisible()
    spent.advance(18 * SECOND)
    await expect(await canvas.findByText(/Your app shows the next one now/)).toBeVisible()
  },
}

export const EmptyCode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(canvas.getByRole('link', { name: 'Enter the 6-digit code' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const WrongCode: Story = {
  args: { verdict: { kind: 'wrong', attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(canvas.getByText(/You have 4 attempts left/)).toBeVisible()
  },
}

export const LastAttempt: Story = { args: { verdict: { kind: 'wrong', attemptsLeft: 1 } } }

export const AlreadyUsed: Story = { args: { verdict: { kind: 'already-used', nextCodeAt: NOW + 18 * SECOND } } }

export const TooOld: Story = {
  args: { verdict: { kind: 'too-old', attemptsLeft: 3 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That code has run out' })).toBeVisible()
  },
}

export const Locked: Story = {
  args: { verdict: { kind: 'locked', until: NOW + 15 * MINUTE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Too many wrong codes' })).toBeVisible()
    await expect(canvas.queryByLabelText('6-digit code')).toBeNull()
  },
}

export const LockedUntilReset: Story = { args: { verdict: { kind: 'locked', until: null } } }
export const Accepted: Story = { args: { verdict: { kind: 'accepted' } } }
export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
