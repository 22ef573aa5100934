import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { RecoveryCodeScreen } from './recovery-code-screen.tsx'
import { MINUTE, NOW, REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Second factor/Recovery code',
  component: RecoveryCodeScreen,
  parameters: { framed: true },
  args: { verdict: null, busy: false, trouble: null, onSubmit: fn(), onBack: fn(), onCannotGetCode: fn(), onTryAgain: fn() },
} satisfies Meta<typeof RecoveryCodeScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByLabelText('Recovery code')
    await expect(field).toHaveAttribute('autocomplete', 'off')
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'I can’t get a code' }))
    await expect(args.onCannotGetCode).toHaveBeenCalledOnce()
  },
}

export const Typing: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Recovery code'), 'k7qm 3xda')
    await expect(canvas.getByLabelText('Recovery code')).toHaveValue('k7qm 3xda')
  },
}

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Recovery code'), 'k7qm 3xda-9wte ohbv{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('K7QM3XDA9WTE0HBV')
  },
}

export const LeftEmpty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await userEvent.click(canvas.getByRole('link', { name: 'Enter a recovery code' }))
    await expect(canvas.getByLabelText('Recovery code')).toHaveFocus()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const SixDigitsInItsPlace: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Recovery code'), '123456{Enter}')
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(canvas.getByText(/To enter a 6-digit code, choose “Back”/)).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const Wrong: Story = {
  args: { verdict: { kind: 'wrong', attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(canvas.getByText(/You have 4 attempts left/)).toBeVisible()
  },
}

export const LastAttempt: Story = { args: { verdict: { kind: 'wrong', attemptsLeft: 0 } } }
export const AlreadyUsed: Story = { args: { verdict: { kind: 'already-used' } } }
export const NoneWereMade: Story = { args: { verdict: { kind: 'nothing-to-confirm', reason: 'none' } } }
export const Malformed: Story = { args: { verdict: { kind: 'malformed', reason: 'not-a-recovery-code' } } }
export const Locked: Story = {
  args: { verdict: { kind: 'locked', until: NOW + MINUTE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Too many wrong codes' })).toBeVisible()
    await expect(canvas.queryByLabelText('Recovery code')).toBeNull()
  },
}
export const LockedUntilReset: Story = { args: { verdict: { kind: 'locked', until: null } } }
export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
export const WrongInWelsh: Story = { args: { verdict: { kind: 'wrong', attemptsLeft: 2 } }, globals: { locale: 'cy' } }
