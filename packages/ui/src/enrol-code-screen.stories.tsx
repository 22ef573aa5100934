import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import { EnrolCodeScreen } from './enrol-code-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'
import { handClock } from './testing/hand-clock.ts'

const meta = {
  title: 'Enrol/3 Enter the code',
  component: EnrolCodeScreen,
  parameters: { framed: true },
  args: {
    tag: '9Q',
    verdict: null,
    busy: false,
    trouble: null,
    onSubmit: fn(),
    onBack: fn(),
    onNewCode: fn(),
    onCannotEnrol: fn(),
    onTryAgain: fn(),
  },
} satisfies Meta<typeof EnrolCodeScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ canvas }) => {
    const code = canvas.getByLabelText('6-digit code')
    await expect(code).toHaveAttribute('inputmode', 'numeric')
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
    await expect(code).not.toHaveAttribute('maxlength')
    await expect(canvas.getByText('A new code appears in 18 seconds')).toHaveRole('timer')
    await expect(canvas.getByRole('button', { name: 'Submit' })).toBeEnabled()
  },
}

export const WrongCode: Story = {
  args: { verdict: { kind: 'wrong', attemptsLeft: 4 } },
  play: async ({ canvas, userEvent }) => {
    await expect(document.title).toBe('Error: Enter the code from your app (Step 3 of 3) – CJSM')
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(canvas.getByText(/You have 4 attempts left/)).toBeVisible()
    await expect(canvas.queryByText(/counter-based/)).toBeNull()
    await userEvent.click(canvas.getByRole('link', { name: 'That is not the code for CJSM · 9Q' }))
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
  },
}

/** An entry that was added by hand as counter-based is refused for ever. */
export const WrongAgain: Story = {
  args: { verdict: { kind: 'wrong', attemptsLeft: 3 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/If the code does not change by itself .* the entry is counter-based: delete it/)).toBeVisible()
    await expect(canvas.getByText(/You have 3 attempts left/)).toBeVisible()
  },
}

export const SecretInsteadOfACode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ{Enter}')
    await expect(canvas.getByRole('link', { name: 'That is the MFA secret, not a code' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const PasswordInsteadOfACode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByLabelText('6-digit code')
    await userEvent.type(field, 'quiet-lantern7{Enter}')
    await expect(canvas.getByRole('link', { name: 'That looks like a password, not a code' })).toBeVisible()
    await expect(canvas.getByText('It was not sent. Delete it, and enter the 6-digit code.')).toBeVisible()
    const others = [
      '12345a',
      'the code is 1',
      'sam.okafor@example.org',
      REFERENCE,
      'GEZDGNBVGY3TQOJ0GEZDGNBVGY3TQOJQ',
      'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJ',
    ]
    for (const other of others) {
      await userEvent.clear(canvas.getByLabelText('6-digit code'))
      await userEvent.type(canvas.getByLabelText('6-digit code'), `${other}{Enter}`)
      await expect(canvas.getByRole('link', { name: 'The code must be 6 digits' })).toBeVisible()
    }
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const RecoveryCodeInsteadOfACode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'K7QM-3XDA-9WTE-0HBV{Enter}')
    await expect(canvas.getByRole('link', { name: 'That looks like a recovery code, not a code from your app' })).toBeVisible()
    await expect(canvas.getByText('Enter the 6 digits that your app shows.')).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const TheLinkInsteadOfACode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('6-digit code'))
    await userEvent.paste('otpauth://totp/CJSM:sam204518?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=CJSM')
    await userEvent.keyboard('{Enter}')
    await expect(canvas.getByRole('link', { name: 'That is the MFA secret, not a code' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const LastAttempt: Story = { args: { verdict: { kind: 'wrong', attemptsLeft: 1 } } }

export const NoAttemptLeft: Story = { args: { verdict: { kind: 'wrong', attemptsLeft: 0 } } }

export const ClockSlow: Story = {
  args: { verdict: { kind: 'clock', secondsOff: -240, attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: /about 4 minutes slow/ })).toBeVisible()
    await expect(canvas.getByText(/Turn on automatic date and time/)).toBeVisible()
  },
}

export const ClockFast: Story = {
  args: { verdict: { kind: 'clock', secondsOff: 60, attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: /about 1 minute fast/ })).toBeVisible()
  },
}

export const OlderEntry: Story = {
  args: { verdict: { kind: 'older-entry', tag: '7K', issuedAt: NOW - 32 * MINUTE, attemptsLeft: 3 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That code is from an older entry, CJSM · 7K' })).toBeVisible()
    await expect(canvas.getByText(/shown to you at 10:12.*Delete CJSM · 7K in your app and use CJSM · 9Q/)).toBeVisible()
  },
}

export const AlreadyUsed: Story = {
  args: { verdict: { kind: 'already-used', nextCodeAt: NOW + 18 * SECOND } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Your app shows the next one in 18 seconds/)).toBeVisible()
  },
}

export const NothingShown: Story = { args: { verdict: { kind: 'nothing-to-confirm', reason: 'none' } } }

export const ShownTooLongAgo: Story = { args: { verdict: { kind: 'nothing-to-confirm', reason: 'too-long-ago' } } }

export const DiedOfMisses: Story = { args: { verdict: { kind: 'nothing-to-confirm', reason: 'misses' } } }

const lockClock = handClock(NOW)

export const Locked: Story = {
  args: { verdict: { kind: 'locked', until: NOW + 15 * MINUTE } },
  parameters: { clock: lockClock.clock },
  beforeEach: lockClock.reset,
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Too many wrong codes' })).toBeVisible()
    await expect(canvas.getByText(/until 10:59:12/)).toBeVisible()
    await expect(canvas.queryByLabelText('6-digit code')).toBeNull()
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull()
    lockClock.advance(15 * MINUTE)
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }))
    await expect(args.onTryAgain).toHaveBeenCalledOnce()
  },
}

export const LockedUntilReset: Story = { args: { verdict: { kind: 'locked', until: null } } }

export const Accepted: Story = { args: { verdict: { kind: 'accepted' } } }

export const Busy: Story = {
  args: { busy: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123456{Enter}{Enter}')
    await expect(args.onSubmit).not.toHaveBeenCalled()
    await expect(await canvas.findByText('Checking')).toHaveRole('status')
  },
}

export const Offline: Story = { args: { trouble: { kind: 'offline' } } }

export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
  },
}

export const ReadsHyphensAndFullWidthDigits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '１２３-４５６{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
  },
}

export const ReadsTheOnlyCodeInAPastedLine: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'Your code, sent at 10:44 on 24 November 2026: 651 264{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('651264')
  },
}

export const DoesNotChooseBetweenTwoCodes: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '651264 651 265 or 0207 604 5598{Enter}')
    await expect(canvas.getByRole('link', { name: 'The code must be 6 digits' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const DoubleSubmitDoesNothingTwice: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123456{Enter}{Enter}')
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Submit' }))
    await expect(args.onSubmit).toHaveBeenCalledOnce()
  },
}

export const EmptyIsAnsweredInPlace: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(canvas.getByRole('link', { name: 'Enter the 6-digit code' })).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const MalformedIsAnsweredInPlaceAndKept: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const code = () => canvas.getByLabelText('6-digit code')
    await userEvent.type(code(), '12345{Enter}')
    await expect(canvas.getByRole('link', { name: 'The code must be 6 digits' })).toBeVisible()
    await expect(code()).toHaveValue('12345')
    await expect(args.onSubmit).not.toHaveBeenCalled()
    await userEvent.type(code(), '6{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
    await expect(canvas.queryByRole('link', { name: 'The code must be 6 digits' })).toBeNull()
  },
}

/** The same refusal twice is two answers: both take focus, and what was typed stays. */
export const EachAnswerTakesFocus: Story = {
  render: function Asked(args) {
    const [attemptsLeft, setAttemptsLeft] = useState(5)
    return (
      <EnrolCodeScreen
        {...args}
        verdict={attemptsLeft === 5 ? null : { kind: 'wrong', attemptsLeft }}
        onSubmit={() => setAttemptsLeft(attemptsLeft - 1)}
      />
    )
  },
  play: async ({ canvas, userEvent }) => {
    const code = () => canvas.getByLabelText('6-digit code')
    await userEvent.type(code(), '111111{Enter}')
    const summary = () => canvas.getByRole('region', { name: 'There is a problem' })
    await expect(summary()).toHaveFocus()
    await new Promise((resolve) => setTimeout(resolve, 600))
    await userEvent.type(code(), '{Enter}')
    await expect(canvas.getByText(/You have 3 attempts left/)).toBeVisible()
    await expect(summary()).toHaveFocus()
    await expect(code()).toHaveValue('111111')
  },
}

const codeClock = handClock(NOW)

export const CountsDownQuietly: Story = {
  parameters: { clock: codeClock.clock },
  beforeEach: codeClock.reset,
  play: async ({ canvas }) => {
    const timer = canvas.getByRole('timer')
    await expect(timer).toHaveTextContent('18 seconds')
    codeClock.advance(17 * SECOND)
    await waitFor(() => expect(timer).toHaveTextContent('A new code appears in 1 second'))
    await expect(timer).not.toHaveAttribute('aria-live')
    codeClock.advance(SECOND)
    await waitFor(() => expect(timer).toHaveTextContent('30 seconds'))
    await expect(canvas.getByRole('button', { name: 'Submit' })).toBeEnabled()
  },
}
