import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { EmailEnrolScreen } from './email-enrol-screen.tsx'
import { ADDRESS, MINUTE, NOW, REFERENCE, SECOND } from './testing/fixtures.ts'

const SENT = { number: 1, sentAt: NOW - 20 * SECOND, expiresAt: NOW - 20 * SECOND + 15 * MINUTE, resendAt: NOW + 40 * SECOND }
const SECOND_SENT = { number: 2, sentAt: NOW, expiresAt: NOW + 15 * MINUTE, resendAt: NOW + MINUTE }

const meta = {
  title: 'Enrol/Email MFA',
  component: EmailEnrolScreen,
  parameters: { framed: true },
  args: {
    address: ADDRESS,
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
    onUseApp: fn(),
    onCannotEnrol: fn(),
  },
} satisfies Meta<typeof EmailEnrolScreen>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(ADDRESS)).toBeVisible()
    await expect(canvas.queryByLabelText('6-digit code')).toBeNull()
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Send code' }))
    await expect(args.onSend).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Use an authenticator app instead' }))
    await expect(args.onUseApp).toHaveBeenCalledOnce()
  },
}

export const Sending: Story = { args: { sending: true } }

export const Sent: Story = {
  args: { newest: SENT, delivery: [{ status: 'queued', at: NOW - 20 * SECOND }] },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('Email 1, sent at 10:43')).toBeVisible()
    await expect(canvas.getByText(/works once, for 15 minutes/)).toBeVisible()
    await expect(canvas.getByText('You can send another in 40 seconds.')).toHaveRole('timer')
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
  },
}

export const SecondEmail: Story = { args: { newest: SECOND_SENT } }

export const AfterAReload: Story = { args: { newest: { number: 2, sentAt: NOW - 5 * MINUTE } } }

export const Delivered: Story = {
  args: {
    newest: SENT,
    delivery: [
      { status: 'queued', at: NOW - 20 * SECOND },
      { status: 'sent', at: NOW - 18 * SECOND },
      { status: 'delivered', at: NOW - 10 * SECOND },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Accepted by your email provider')).toBeVisible()
  },
}

export const Delayed: Story = {
  args: {
    newest: SENT,
    delivery: [
      { status: 'sent', at: NOW - 18 * SECOND },
      { status: 'delayed', at: NOW - 5 * SECOND },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Look in your junk or spam folder/)).toBeVisible()
  },
}

export const Bounced: Story = {
  args: { newest: SENT, delivery: [{ status: 'bounced', at: NOW - 5 * SECOND }] },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'Your email provider refused email 1' })
    await expect(notice).toHaveTextContent(/ask the helpdesk or your organisation’s administrator to change it/)
    await expect(notice.closest('[role="status"]')).not.toBeNull()
  },
}

export const MarkedAsJunk: Story = { args: { newest: SENT, delivery: [{ status: 'complained', at: NOW - 5 * SECOND }] } }

export const Hotmail: Story = {
  args: { address: 'sam.okafor@hotmail.co.uk' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Add noreply@system.cjsm.net under “Safe senders and domains”/)).toBeVisible()
  },
}

export const BtInternet: Story = { args: { address: 'sam.okafor@btinternet.com', newest: SENT } }
export const Gmail: Story = { args: { address: 'sam.okafor@gmail.com', newest: SENT } }
export const Yahoo: Story = { args: { address: 'sam.okafor@yahoo.co.uk', newest: SENT } }
export const Icloud: Story = { args: { address: 'sam.okafor@icloud.com', newest: SENT } }

export const Wait: Story = {
  args: { newest: SENT, refusal: { kind: 'wait', until: NOW + 40 * SECOND } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/No code was sent just now/)).toBeVisible()
  },
}

export const WaitNearlyAnHour: Story = { args: { newest: SECOND_SENT, refusal: { kind: 'wait', until: NOW + 48 * MINUTE } } }

export const NotOffered: Story = {
  args: { refusal: { kind: 'not-offered', reason: 'organisation-policy' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'No code was sent' })).toHaveFocus()
    await expect(document.title).toMatch(/^Error: /)
  },
}

export const NoVerifiedAddress: Story = { args: { refusal: { kind: 'not-offered', reason: 'no-verified-address' } } }

export const MailUnavailable: Story = {
  args: { refusal: { kind: 'mail-unavailable', reference: REFERENCE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
  },
}

export const EmptyCode: Story = {
  args: { newest: SENT },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(canvas.getByRole('link', { name: 'Enter the 6-digit code' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

export const WrongCode: Story = {
  args: { newest: SENT, verdict: { kind: 'wrong', attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That is not the code in email 1, sent at 10:43' })).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
  },
}

export const EarlierEmail: Story = {
  args: {
    newest: SECOND_SENT,
    verdict: { kind: 'superseded', number: 1, sentAt: NOW - 3 * MINUTE, newest: { number: 2, sentAt: NOW }, attemptsLeft: 3 },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That code is from email 1, sent at 10:41' })).toBeVisible()
    await expect(canvas.getByText(/use the code from email 2, sent at 10:44/)).toBeVisible()
  },
}

export const Expired: Story = {
  args: {
    newest: { ...SENT, sentAt: NOW - 16 * MINUTE, expiresAt: NOW - MINUTE, resendAt: NOW - 15 * MINUTE },
    verdict: { kind: 'expired', sentAt: NOW - 16 * MINUTE, expiresAt: NOW - MINUTE },
  },
}

export const AlreadyUsed: Story = { args: { newest: SENT, verdict: { kind: 'already-used' } } }
export const NothingSent: Story = { args: { newest: SENT, verdict: { kind: 'nothing-to-confirm', reason: 'none' } } }
export const SentTooLongAgo: Story = {
  args: { newest: { number: 1, sentAt: NOW - 25 * 60 * MINUTE }, verdict: { kind: 'nothing-to-confirm', reason: 'too-long-ago' } },
}
export const DiedOfMisses: Story = { args: { newest: SENT, verdict: { kind: 'nothing-to-confirm', reason: 'misses' } } }
export const Locked: Story = { args: { newest: SENT, verdict: { kind: 'locked', until: NOW + 15 * MINUTE } } }
export const Accepted: Story = { args: { newest: SENT, verdict: { kind: 'accepted' } } }
export const Checking: Story = { args: { newest: SENT, busy: true } }
export const Offline: Story = { args: { newest: SENT, trouble: { kind: 'offline' } } }
export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
