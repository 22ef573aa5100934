import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { SignInScreen } from './sign-in-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'

const meta = {
  title: 'Sign in/Sign in',
  component: SignInScreen,
  parameters: { framed: true },
  args: { outcome: null, sessionEnded: null, busy: false, trouble: null, onSubmit: fn() },
} satisfies Meta<typeof SignInScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(document.title).toBe('Sign in – CJSM')
    await expect(canvas.getByText(/^If you have forgotten your password, .* ring the helpdesk on 0207 604 5598\.$/)).toBeVisible()
    await expect(document.activeElement).toBe(document.body)
  },
}

export const WrongCredentials: Story = {
  args: { outcome: { kind: 'wrong-credentials' } },
  play: async ({ canvas, userEvent }) => {
    await expect(document.title).toBe('Error: Sign in – CJSM')
    const summary = canvas.getByRole('region', { name: 'There is a problem' })
    await expect(summary).toHaveFocus()
    await userEvent.click(canvas.getByRole('link', { name: 'The user name or the password is not right' }))
    await expect(canvas.getByLabelText('User name')).toHaveFocus()
    await expect(canvas.getByLabelText('User name')).toHaveAccessibleDescription('Error: The user name or the password is not right')
  },
}

export const WrongAndPerhapsNotAUserName: Story = {
  args: { outcome: { kind: 'wrong-credentials', slips: ['outer-space', 'other-name'] } },
  play: async ({ canvas }) => {
    await expect(
      canvas.getByText(/begins or ends with a space: .* Your user name may not be your email address or your name/),
    ).toBeVisible()
  },
}
export const WrongAndPerhapsNotAUserNameInWelsh: Story = {
  args: { outcome: { kind: 'wrong-credentials', slips: ['outer-space', 'other-name'] } },
  globals: { locale: 'cy' },
}

export const InvisibleCharactersAtTheEndsOfTheName: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('User name'))
    await userEvent.paste('\u200b sam.okafor\u200e ')
    await userEvent.type(canvas.getByLabelText('Password'), 'quiet tides run{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith({ username: 'sam.okafor', password: 'quiet tides run' })
  },
}

export const Throttled: Story = {
  args: { outcome: { kind: 'throttled', until: NOW + 25 * SECOND } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('You can try again in 25 seconds.')).toBeVisible()
  },
}

export const OneTimePasswordExpired: Story = {
  args: { outcome: { kind: 'one-time-password-expired' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Your one-time password is too old to be used' })).toBeVisible()
  },
}
export const ThrottledForMinutes: Story = { args: { outcome: { kind: 'throttled', until: NOW + 4 * MINUTE } } }

export const ThrottleOver: Story = { args: { outcome: { kind: 'throttled', until: NOW - SECOND } } }

export const SessionRanOut: Story = {
  args: { sessionEnded: 'ran-out' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have been signed out' })).toHaveTextContent('Nothing happened for a while')
  },
}

export const CodeWasPerhapsAccepted: Story = {
  args: { sessionEnded: 'perhaps-enrolled' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have been signed out' })).toHaveTextContent(
      'if you are asked for a code, your app is set up.',
    )
  },
}
export const CodeWasPerhapsAcceptedInWelsh: Story = { args: { sessionEnded: 'perhaps-enrolled' }, globals: { locale: 'cy' } }
export const SessionRanOutInWelsh: Story = { args: { sessionEnded: 'ran-out' }, globals: { locale: 'cy' } }

export const SessionAtItsLimit: Story = {
  args: { sessionEnded: 'at-limit' },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'You have been signed out' })
    await expect(notice).toHaveTextContent('for as long as anybody can be at a time')
    await expect(notice).not.toHaveTextContent('Nothing happened')
  },
}

export const SessionAtItsLimitInWelsh: Story = { args: { sessionEnded: 'at-limit' }, globals: { locale: 'cy' } }

export const SessionCutShort: Story = {
  args: { sessionEnded: 'cut-short' },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'You have been signed out' })
    await expect(notice).toHaveTextContent('Your session was ended early')
    await expect(notice).toHaveTextContent('ring the helpdesk')
    await expect(notice).not.toHaveTextContent('Nothing happened')
  },
}

/** Also on the pages where somebody waited for just this. */
export const MfaWasReset: Story = {
  args: { sessionEnded: 'mfa-reset' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have been signed out' })).toHaveTextContent(
      'Your MFA was reset by somebody who looks after your account. Sign in again to set it up anew',
    )
  },
}
export const AccountWasSuspended: Story = { args: { sessionEnded: 'suspended' } }
export const PasswordWasGiven: Story = { args: { sessionEnded: 'password-given' } }
export const SessionEndedElsewhere: Story = { args: { sessionEnded: 'elsewhere' } }
export const MfaWasResetInWelsh: Story = { args: { sessionEnded: 'mfa-reset' }, globals: { locale: 'cy' } }
export const SessionCutShortInWelsh: Story = { args: { sessionEnded: 'cut-short' }, globals: { locale: 'cy' } }

export const Busy: Story = {
  args: { busy: true },
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByText('Signing in')).toHaveRole('status')
    await userEvent.type(canvas.getByLabelText('User name'), 'sam')
    await userEvent.type(canvas.getByLabelText('Password'), 'a password{Enter}')
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const Offline: Story = {
  args: { trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
  },
}

export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }

export const ServiceBusy: Story = { args: { trouble: { kind: 'busy', tryAgainAt: NOW + 20 * SECOND } } }

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('User name'), ' sam.okafor ')
    await userEvent.type(canvas.getByLabelText('Password'), ' pass word {Enter}{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledOnce()
    await expect(args.onSubmit).toHaveBeenCalledWith({ username: 'sam.okafor', password: ' pass word ' })
  },
}

export const LeftOut: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await expect(canvas.getByRole('link', { name: 'Enter your user name' })).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'Enter your password' }))
    await expect(canvas.getByLabelText('Password')).toHaveFocus()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const ShowsThePassword: Story = {
  play: async ({ canvas, userEvent }) => {
    const password = canvas.getByLabelText('Password')
    await userEvent.type(password, 'a password')
    await expect(password).toHaveAttribute('type', 'password')
    await expect(password).toHaveAttribute('autocomplete', 'current-password')
    await userEvent.click(canvas.getByRole('button', { name: 'Show password' }))
    await expect(password).toHaveAttribute('type', 'text')
    await userEvent.click(canvas.getByRole('button', { name: 'Hide password' }))
    await expect(password).toHaveAttribute('type', 'password')
    await expect(password).toHaveValue('a password')
  },
}
