import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { SendCodeCard } from './send-code-card.tsx'
import { MINUTE, NOW, SECOND } from './testing/fixtures.ts'

const SENT = { number: 1, sentAt: NOW - 18 * SECOND, expiresAt: NOW + 14 * MINUTE, resendAt: NOW + 42 * SECOND }

const meta = {
  title: 'Parts/Send code',
  component: SendCodeCard,
  args: {
    sentLine: { current: null },
    address: 'sam@example.org',
    whole: true,
    newest: null,
    refusal: null,
    delivery: [],
    sending: false,
    onSend: fn(),
  },
} satisfies Meta<typeof SendCodeCard>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {}
export const Sending: Story = { args: { sending: true } }
/** A press is answered still: by when another can be sent. */
export const WaitsForTheNext: Story = {
  args: { newest: SENT },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Send another code' })
    await expect(button).toHaveAccessibleDescription('You can send another in 42 seconds.')
    await expect(button).toHaveClass('button--waiting')
    await userEvent.click(button)
    await expect(args.onSend).toHaveBeenCalledOnce()
  },
}
export const NextCanBeSent: Story = {
  args: { newest: { ...SENT, resendAt: NOW } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Send another code' })
    await expect(button).not.toHaveAccessibleDescription()
    await expect(button).not.toHaveClass('button--waiting')
  },
}
export const WaitsInWelsh: Story = { args: { newest: SENT }, globals: { locale: 'cy' } }
