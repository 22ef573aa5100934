import { adminWords } from '@enrol/words/admin'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import type { ProofSource } from './proof-by-code.tsx'
import { ProofScreen } from './proof-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'

const email: ProofSource & { method: 'email' } = {
  method: 'email',
  address: 's••••@example.org',
  newest: null,
  refusal: null,
  sending: false,
  onSend: fn(),
}
const sent: ProofSource = { ...email, newest: { number: 1, sentAt: NOW, expiresAt: NOW + 15 * MINUTE, resendAt: NOW + MINUTE } }

const meta = {
  title: 'Account/Show that it is you',
  component: ProofScreen,
  parameters: { framed: true },
  args: {
    username: 'sam.okafor',
    lead: 'You are about to change how you sign in, so we check again who you are.',
    source: { method: 'totp', tags: ['9Q'] },
    outcome: null,
    busy: false,
    trouble: null,
    onSubmit: fn(),
    onBack: fn(),
    onTryAgain: fn(),
  },
} satisfies Meta<typeof ProofScreen>

export default meta
type Story = StoryObj<typeof meta>

export const App: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/look for CJSM · 9Q/)).toBeVisible()
    await expect(canvas.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
    await userEvent.type(canvas.getByLabelText('Password'), ' quiet tides ')
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith({ password: ' quiet tides ', code: '123456' })
  },
}

/** Before something is done to other people's accounts. */
export const BeforeChangingOthers: Story = { args: { lead: adminWords.en.actions.proofLead } }

export const LeftEmpty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(canvas.getByRole('link', { name: 'Enter your password' })).toBeVisible()
    await expect(canvas.getByRole('link', { name: 'Enter the 6-digit code' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const WrongPassword: Story = {
  args: { outcome: { of: 'password', refusal: { kind: 'wrong-credentials' } } },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('link', { name: 'That is not your password' }))
    await expect(canvas.getByLabelText('Password')).toHaveFocus()
  },
}
export const Throttled: Story = { args: { outcome: { of: 'password', refusal: { kind: 'throttled', until: NOW + MINUTE } } } }
export const WrongCode: Story = {
  args: { outcome: { of: 'code', refusal: { kind: 'wrong', attemptsLeft: 4 } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: /not the code that your app shows/ }))
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
  },
}
export const CodeAlreadyUsed: Story = {
  args: { outcome: { of: 'code', refusal: { kind: 'already-used', nextCodeAt: NOW + 18 * SECOND } } },
}
export const TooOld: Story = { args: { outcome: { of: 'code', refusal: { kind: 'too-old', attemptsLeft: 3 } } } }
export const Locked: Story = {
  args: { outcome: { of: 'code', refusal: { kind: 'locked', until: NOW + MINUTE } } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByLabelText('Password')).toBeNull()
  },
}

export const Email: Story = {
  args: { source: email },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }))
    await expect(email.onSend).toHaveBeenCalledOnce()
  },
}
export const EmailSent: Story = { args: { source: sent } }
export const EmailTooSoon: Story = { args: { source: { ...email, refusal: { kind: 'wait', until: NOW + MINUTE } } } }
export const EmailUnavailable: Story = {
  args: { source: { ...email, refusal: { kind: 'mail-unavailable', reference: REFERENCE } } },
}
export const EmailSending: Story = { args: { source: { ...email, sending: true } } }
export const EmailNotSentYet: Story = {
  args: { source: email, outcome: { of: 'code', refusal: { kind: 'nothing-to-confirm', reason: 'none' } } },
}
export const EmailSuperseded: Story = {
  args: {
    source: sent,
    outcome: {
      of: 'code',
      refusal: { kind: 'superseded', number: 1, sentAt: NOW - 5 * MINUTE, newest: { number: 2, sentAt: NOW - MINUTE }, attemptsLeft: 4 },
    },
  },
}

export const RecoveryCodeInstead: Story = {
  args: { recovery: 'offered' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Password'), 'quiet tides')
    await userEvent.click(canvas.getByRole('button', { name: 'Use a recovery code' }))
    const field = canvas.getByLabelText('Recovery code')
    await expect(field).toHaveFocus()
    await userEvent.type(field, '123456{Enter}')
    await expect(canvas.getByRole('link', { name: 'That is not a recovery code' })).toBeVisible()
    await userEvent.clear(canvas.getByLabelText('Recovery code'))
    await userEvent.type(canvas.getByLabelText('Recovery code'), 'k7qm 3xda 9wte 0hbv{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith({ password: 'quiet tides', recoveryCode: 'K7QM3XDA9WTE0HBV' })
    await userEvent.click(canvas.getByRole('button', { name: 'Use your usual code instead' }))
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
    await expect(canvas.getByLabelText('6-digit code')).toHaveValue('')
  },
}
/** What was refused here of the one says nothing of the other, whose field nobody has touched. */
export const NoCodeThenNoRecoveryCode: Story = {
  args: { recovery: 'offered' },
  play: async ({ canvas, userEvent }) => {
    const nothingIsRefused = async (): Promise<void> => {
      await expect(canvas.queryByRole('region', { name: 'There is a problem' })).toBeNull()
      await expect(document.title).not.toMatch(/^Error/)
    }
    await userEvent.type(canvas.getByLabelText('6-digit code'), '12{Enter}')
    await expect(canvas.getByRole('link', { name: 'The code must be 6 digits' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Use a recovery code' }))
    await nothingIsRefused()
    await userEvent.type(canvas.getByLabelText('Recovery code'), '123456{Enter}')
    await expect(canvas.getByText(/To enter a 6-digit code, choose “Use your usual code instead”/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Use your usual code instead' }))
    await nothingIsRefused()
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
  },
}

/** What the field of the sign-in page knows of, this one knows of too: nothing of it is sent. */
export const RecoveryCodeInTheFieldOfTheCode: Story = {
  args: { recovery: 'offered' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Password'), 'quiet tides')
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'K7QM-3XDA-9WTE-0HBV{Enter}')
    await expect(canvas.getByText('Choose “Use a recovery code” below.')).toBeVisible()
    await userEvent.clear(canvas.getByLabelText('6-digit code'))
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'your code: 651 264{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith({ password: 'quiet tides', code: '651264' })
    await expect(args.onSubmit).toHaveBeenCalledOnce()
  },
}

/** What stands in the other field says nothing of the one that was left empty. */
export const RightCodeWithoutPassword: Story = {
  args: { outcome: { of: 'code', refusal: { kind: 'wrong', attemptsLeft: 4 } } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123456{Enter}')
    await expect(canvas.getByRole('link', { name: 'Enter your password' })).toBeVisible()
    await expect(canvas.queryByRole('link', { name: /not the code/ })).toBeNull()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const WrongRecoveryCode: Story = {
  args: { recovery: 'first', outcome: { of: 'recovery-code', refusal: { kind: 'wrong', attemptsLeft: 4 } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: 'That is not one of your recovery codes' }))
    await expect(canvas.getByLabelText('Recovery code')).toHaveFocus()
  },
}
export const NoRecoveryCodesAnyMoreInWelsh: Story = {
  args: { recovery: 'first', outcome: { of: 'recovery-code', refusal: { kind: 'nothing-to-confirm', reason: 'none' } } },
  globals: { locale: 'cy' },
}
/** The outcome of a code says nothing of the recovery code that is entered instead. */
export const WrongCodeThenRecoveryCode: Story = {
  args: { recovery: 'offered', outcome: { of: 'code', refusal: { kind: 'wrong', attemptsLeft: 4 } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Use a recovery code' }))
    await expect(canvas.queryByRole('region', { name: 'There is a problem' })).toBeNull()
    await expect(canvas.getByLabelText('Recovery code')).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Use your usual code instead' }))
    await expect(canvas.queryByRole('region', { name: 'There is a problem' })).toBeNull()
  },
}
export const LostApp: Story = {
  args: { recovery: 'first' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Recovery code')).toBeVisible()
  },
}
export const LostAppWithoutRecoveryCodes: Story = {
  args: { recovery: 'needed' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'If you can’t get a code' })).toBeVisible()
    await expect(canvas.getByText(/“I can’t get a code” lets you ask your organisation’s administrators for a reset/)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Use a recovery code' })).toBeNull()
  },
}
export const LostAppWithoutRecoveryCodesInWelsh: Story = { args: { recovery: 'needed' }, globals: { locale: 'cy' } }
export const LostAppInWelsh: Story = { args: { recovery: 'first' }, globals: { locale: 'cy' } }
export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
export const InWelsh: Story = { args: { source: sent }, globals: { locale: 'cy' } }
