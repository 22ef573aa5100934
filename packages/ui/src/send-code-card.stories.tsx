import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { SendCodeCard } from './send-code-card.tsx'

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
