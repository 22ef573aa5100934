import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { ChangePasswordScreen } from './change-password-screen.tsx'

const meta = {
  title: 'Account/Change your password',
  component: ChangePasswordScreen,
  parameters: { framed: true },
  args: {
    username: 'sam.okafor',
    least: 12,
    asksCurrent: false,
    outcome: null,
    busy: false,
    trouble: null,
    onSubmit: fn(),
    onBack: fn(),
  },
} satisfies Meta<typeof ChangePasswordScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Unchanged: Story = {
  args: { outcome: { kind: 'unchanged' } },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('link', { name: 'That is the password you have now' }))
    await expect(canvas.getByLabelText('New password')).toHaveFocus()
  },
}
export const TooShort: Story = { args: { outcome: { kind: 'too-short', least: 12 } } }
export const TooCommon: Story = { args: { outcome: { kind: 'too-common' } } }

export const WrongCurrentPassword: Story = {
  args: { asksCurrent: true, outcome: { kind: 'wrong-credentials' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: 'That is not your password' }))
    await expect(canvas.getByLabelText('Password you have now')).toHaveFocus()
  },
}
export const Throttled: Story = { args: { asksCurrent: true, outcome: { kind: 'throttled', until: NOW + MINUTE } } }

export const LeftEmpty: Story = {
  args: { asksCurrent: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(canvas.getByRole('link', { name: 'Enter the password you have now' })).toBeVisible()
    await expect(canvas.getByRole('link', { name: 'Enter a new password' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const LeftEmptyInWelsh: Story = {
  args: { asksCurrent: true },
  globals: { locale: 'cy' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Parhau' }))
    await expect(canvas.getByRole('link', { name: 'Rhowch y cyfrinair sydd gennych nawr' })).toBeVisible()
  },
}

export const SubmitsBoth: Story = {
  args: { asksCurrent: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Password you have now'), 'the one I have')
    await userEvent.type(canvas.getByLabelText('New password'), 'quiet tides run{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledOnce()
    await expect(args.onSubmit).toHaveBeenCalledWith('quiet tides run', 'the one I have')
  },
}

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByLabelText('Password you have now')).toBeNull()
    await userEvent.type(canvas.getByLabelText('New password'), 'quiet tides run{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledOnce()
    await expect(args.onSubmit).toHaveBeenCalledWith('quiet tides run')
  },
}

export const GoesBack: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}

export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const InWelsh: Story = { args: { asksCurrent: true }, globals: { locale: 'cy' } }
