import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ADDRESS, MINUTE, NOW, SECOND } from '../testing/fixtures.ts'
import { ChangeToEmailScreen } from './change-to-email-screen.tsx'

const meta = {
  title: 'Account/Change to email codes',
  component: ChangeToEmailScreen,
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
    onBack: fn(),
  },
} satisfies Meta<typeof ChangeToEmailScreen>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }))
    await expect(args.onSend).toHaveBeenCalledOnce()
  },
}
export const InWelsh: Story = { globals: { locale: 'cy' } }
const sent = { number: 1, sentAt: NOW - 20 * SECOND, expiresAt: NOW - 20 * SECOND + 15 * MINUTE, resendAt: NOW + 40 * SECOND }
export const Sent: Story = { args: { newest: sent, sentHere: 1 } }
export const WrongCode: Story = { args: { newest: sent, verdict: { kind: 'wrong', attemptsLeft: 4 } } }
