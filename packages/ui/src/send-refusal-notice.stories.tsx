import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { SendRefusalNotice } from './send-refusal-notice.tsx'

const meta = {
  title: 'Parts/Send refusal',
  component: SendRefusalNotice,
  args: { refusal: { kind: 'mail-unavailable', reference: '7KQM-3XDA' } },
} satisfies Meta<typeof SendRefusalNotice>

export default meta
type Story = StoryObj<typeof meta>

export const MailUnavailable: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('7KQM-3XDA')).toHaveAttribute('translate', 'no')
  },
}
export const NotOffered: Story = { args: { refusal: { kind: 'not-offered', reason: 'organisation-policy' } } }
