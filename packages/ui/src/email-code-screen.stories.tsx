import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { EmailCodeScreen } from './email-code-screen.tsx'

const meta = {
  title: 'Parts/Email code screen',
  component: EmailCodeScreen,
  args: {
    screen: 'email',
    title: 'Get your code by email',
    lead: 'We send a code.',
    whole: true,
    after: null,
    bouncedText: 'It will not arrive.',
    address: 'sam@example.org',
    newest: null,
    refusal: null,
    delivery: [],
    verdict: null,
    trouble: null,
    sending: false,
    busy: false,
    onSend: fn(),
    onSubmit: fn(),
    onTryAgain: fn(),
  },
} satisfies Meta<typeof EmailCodeScreen>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {}
