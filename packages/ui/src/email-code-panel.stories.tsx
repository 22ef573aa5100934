import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { EmailCodePanel } from './email-code-panel.tsx'
import { NOW } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Email code panel',
  component: EmailCodePanel,
  args: {
    bouncedText: 'It will not arrive.',
    adviceOpened: false,
    onAdviceOpened: fn(),
    sentLine: { current: null },
    address: 'sam@example.org',
    whole: true,
    newest: null,
    refusal: null,
    delivery: [],
    sending: false,
    busy: false,
    typed: '',
    onType: fn(),
    onSend: fn(),
    onSubmit: fn(),
  },
} satisfies Meta<typeof EmailCodePanel>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {}
export const Sent: Story = { args: { newest: { number: 1, sentAt: NOW } } }
