import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ChoosePasswordScreen } from './choose-password-screen.tsx'

const meta = {
  title: 'Sign in/Choose a password',
  component: ChoosePasswordScreen,
  parameters: { framed: true },
  args: { username: 'sam.okafor', least: 12, outcome: null, busy: false, trouble: null, onSubmit: fn() },
} satisfies Meta<typeof ChoosePasswordScreen>

export default meta
type Story = StoryObj<typeof meta>

export const TooShort: Story = {
  args: { outcome: { kind: 'too-short', least: 12 } },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('link', { name: 'Your password must have at least 12 characters' }))
    await expect(canvas.getByLabelText('New password')).toHaveFocus()
  },
}

export const TooShortForAnAdministrator: Story = { args: { least: 15, outcome: { kind: 'too-short', least: 15 } } }
export const OwnButTooShortForAnAdministrator: Story = {
  args: { least: 15, passwordIs: 'too-short' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^You look after other people now/)).toBeVisible()
    await expect(canvas.queryByText(/was given to you/)).toBeNull()
  },
}
export const TooLong: Story = { args: { outcome: { kind: 'too-long', most: 128 } } }
export const TooCommon: Story = { args: { outcome: { kind: 'too-common' } } }
export const Unchanged: Story = { args: { outcome: { kind: 'unchanged' } } }

export const LeftEmpty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(canvas.getByRole('link', { name: 'Enter a new password' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const SpaceAtTheEnd: Story = {
  play: async ({ args, canvas, userEvent }) => {
    for (const typed of ['quiet tides run ', ' quiet tides run']) {
      await userEvent.clear(canvas.getByLabelText('New password'))
      await userEvent.type(canvas.getByLabelText('New password'), `${typed}{Enter}`)
      await expect(canvas.getByRole('link', { name: 'Your password begins or ends with a space' })).toBeVisible()
      await expect(canvas.getByText('Leave it out, as it is easily lost when you type it again.')).toBeVisible()
      await expect(canvas.getByLabelText('New password')).toHaveValue(typed)
    }
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const SaysHowMuchIsMissing: Story = {
  play: async ({ canvas, userEvent }) => {
    const field = canvas.getByLabelText('New password')
    await expect(field).toHaveAttribute('autocomplete', 'new-password')
    await userEvent.type(field, 'quiet tide')
    await expect(canvas.getByText('2 more characters')).toBeVisible()
    await userEvent.type(field, 's')
    await expect(canvas.getByText('1 more character')).toBeVisible()
    await userEvent.type(field, ' 🌊')
    await expect(canvas.getByText('Long enough')).toBeVisible()
    await expect(canvas.queryByRole('region', { name: 'There is a problem' })).toBeNull()
  },
}

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('New password'), 'quiet tides run{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('quiet tides run')
  },
}

export const CanBeSeen: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show password' }))
    await expect(canvas.getByLabelText('New password')).toHaveAttribute('type', 'text')
  },
}

export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
