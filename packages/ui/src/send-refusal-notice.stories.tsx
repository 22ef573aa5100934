import type { Meta, StoryObj } from '@storybook/react-vite'
import { SendRefusalNotice } from './send-refusal-notice.tsx'

const meta = {
  title: 'Parts/Send refusal',
  component: SendRefusalNotice,
  args: { refusal: { kind: 'mail-unavailable', reference: '7KQM-3XDA' } },
} satisfies Meta<typeof SendRefusalNotice>

export default meta
type Story = StoryObj<typeof meta>

export const MailUnavailable: Story = {}
export const NotOffered: Story = { args: { refusal: { kind: 'not-offered', reason: 'organisation-policy' } } }
